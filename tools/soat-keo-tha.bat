@echo off
rem Keo tep du thao hoac thu muc tha len tep nay: soat soat va mo phieu soat loi trong trinh duyet.
rem Tep nay dat canh soat.exe. Chi dung chu khong dau: cmd doc tep .bat theo bang ma cua may.
setlocal
chcp 65001 >nul
set "SOAT=%~dp0soat.exe"
if not exist "%SOAT%" set "SOAT=soat.exe"
if "%~1"=="" (
  echo Keo tep du thao hoac thu muc tha len tep nay.
  pause
  exit /b 2
)
rem Phieu nam canh tep dau tien duoc tha.
set "PHIEU=%~dpn1.phieu-soat.html"
"%SOAT%" check %* --lang vi --exclude "*.phieu-soat.html" -f "html=%PHIEU%"
set CODE=%ERRORLEVEL%
rem 0 dat, 1 co phat hien, 4 co tep khong doc duoc: deu co phieu. 2, 3: khong co gi de xem.
if %CODE% EQU 2 goto failed
if %CODE% EQU 3 goto failed
if %CODE% GTR 4 goto failed
if %CODE% EQU 4 pause
start "" "%PHIEU%"
exit /b %CODE%
:failed
pause
exit /b %CODE%
