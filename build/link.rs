//! How a release is linked on Linux with the GNU C library. A draft alone waits for the start a third of its time, and much of that
//! passes before `main`: all that the linker can do once is done there.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// The libraries of the C side that std asks the linker for, and the archives that hold them.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("c", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
    ("dl", &["libdl.a"]),
    ("gcc_s", &["libgcc_eh.a"]),
    ("m", &["libm.a"]),
    ("pthread", &["libpthread.a"]),
    ("rt", &["librt.a"]),
    ("util", &["libutil.a"]),
];

/// Says how a release is linked; scripts of the linker are laid in `out`.
pub fn link(out: &Path) {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|v| v == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") || !is("PROFILE", "release") {
        return;
    }
    if env::var_os("HOST") == env::var_os("TARGET") && without_loader(&out.join("static")).is_some() {
        // Everything that is linked sees the scripts, tests too.
        println!("cargo::rustc-link-arg=-static");
        println!("cargo::rustc-link-arg=-no-pie");
    } else {
        // The static tables hold some ten thousand pointers; relocating them took a quarter of a cold start (measured with perf).
        // At a fixed address the linker does it once.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Links the C library into the program where its archives are at hand, as Debian, Ubuntu and Arch have them with every compiler:
/// finding, mapping and binding three shared libraries took a third of a cold start. std asks for the shared ones by name;
/// scripts of those names lead the linker to the archives. `None` where an archive is missing or does not work.
fn without_loader(scripts: &Path) -> Option<()> {
    let linker = env::var_os("RUSTC_LINKER").unwrap_or_else(|| "cc".into());
    let archive = |name: &&str| -> Option<PathBuf> {
        let asked = Command::new(&linker).arg(format!("-print-file-name={name}")).output().ok()?;
        let path = PathBuf::from(String::from_utf8(asked.stdout).ok()?.trim());
        (path.is_absolute() && path.is_file()).then_some(path)
    };
    fs::create_dir_all(scripts).ok()?;
    let probe = scripts.join("probe.c");
    fs::write(&probe, "int main(void) { return 0; }\n").ok()?;
    let mut link = Command::new(&linker);
    link.arg("-static").arg("-o").arg(scripts.join("probe")).arg(&probe).stdout(Stdio::null()).stderr(Stdio::null());
    link.status().ok()?.success().then_some(())?;
    for (library, archives) in LIBRARIES {
        let archives: Vec<PathBuf> = archives.iter().map(archive).collect::<Option<_>>()?;
        let archives: Vec<String> = archives.iter().map(|path| path.display().to_string()).collect();
        fs::write(scripts.join(format!("lib{library}.so")), format!("GROUP({})\n", archives.join(" "))).ok()?;
    }
    println!("cargo::rustc-link-search=native={}", scripts.display());
    Some(())
}
