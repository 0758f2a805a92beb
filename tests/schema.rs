//! The JSON Schema that ships is that of the structs that are written, and what the binary writes keeps to it.

use serde_json::Value;

const SHIPPED: &str = "schemas/report-v1.json";

/// Write it anew: `SCHEMA=write cargo test --test schema`.
#[test]
fn the_shipped_schema_is_fresh() {
    let fresh = format!("{:#}\n", soat::report::schema());
    if std::env::var_os("SCHEMA").is_some_and(|word| word == "write") {
        std::fs::write(SHIPPED, &fresh).expect("the schema can be written");
    }
    let shipped = std::fs::read_to_string(SHIPPED).unwrap_or_default();
    assert!(shipped == fresh, "{SHIPPED} is stale: SCHEMA=write cargo test --test schema");
}

#[test]
fn reports_keep_to_the_schema() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let draft =
        "KẾ HOẠCH\n- Củng cố tổ hợp tác (THT).\n- Dạy ở trường tiểu học tư (THT), đạt 9.800/10.000 người (97,9%).\n";
    std::fs::write(folder.path().join("kh.txt"), draft).expect("a file can be written");
    std::fs::write(folder.path().join("hỏng.txt"), b"\x00\x01\xff\xfe\xfa").expect("a file can be written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_soat"))
        .current_dir(folder.path())
        .args(["check", "--format", "json"])
        .output()
        .expect("the binary runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let schema = soat::report::schema();
    let mut faults = Vec::new();
    hold(&report, &schema, &schema, "$", &mut faults);
    assert_eq!(faults, [""; 0]);
    let findings = report["files"][0]["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
}

/// Holds a value against the parts of JSON Schema that schemars writes for our structs; keys beyond them are faults too.
fn hold(value: &Value, schema: &Value, root: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let part = &root["$defs"][name.rsplit('/').next().expect("a name")];
        return hold(value, part, root, at, faults);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |one: &Value| {
            let mut faults = Vec::new();
            hold(value, one, root, at, &mut faults);
            faults.is_empty()
        };
        if !any.iter().any(fits) {
            faults.push(format!("{at}: {value} fits none"));
        }
        return;
    }
    let is = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed = |types: &Value| types == is || types.as_array().is_some_and(|types| types.iter().any(|t| t == is));
    if !allowed(&schema["type"]) {
        faults.push(format!("{at}: {is} is not {}", schema["type"]));
    }
    for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(required).is_none() {
            faults.push(format!("{at}: no {required}"));
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let known = schema["properties"].get(key).or_else(|| schema.get("additionalProperties"));
        match known {
            Some(known) => hold(inner, known, root, &format!("{at}.{key}"), faults),
            None => faults.push(format!("{at}: {key} is not in the schema")),
        }
    }
    for inner in value.as_array().into_iter().flatten() {
        hold(inner, &schema["items"], root, &format!("{at}[]"), faults);
    }
}
