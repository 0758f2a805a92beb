(function () {
  var findings = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  var form = document.getElementById("filters"), rule = document.getElementById("rule");
  var codes = {};
  findings.forEach(function (f) { codes[f.dataset.rule] = (codes[f.dataset.rule] || 0) + 1; });
  Object.keys(codes).sort().forEach(function (code) {
    var option = document.createElement("option");
    option.value = code;
    option.textContent = code + " (" + codes[code] + ")";
    rule.appendChild(option);
  });
  form.addEventListener("change", function () {
    document.body.classList.toggle("only", document.getElementById("only").checked);
    findings.forEach(function (f) {
      var on = ["error", "warning", "info"].some(function (s) { return f.classList.contains(s) && form.elements[s].checked; });
      f.classList.toggle("hidden", !on || (rule.value !== "" && rule.value !== f.dataset.rule));
    });
  });
})();
