//! Errors of usage in the run's language. clap's own are English only, so they are told again from their kind and context.

use super::Exit;
use crate::config;
use crate::rules::card::Lang;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::io::Write as _;

/// Prints help, the version or what is wrong with the arguments.
pub fn tell(error: &Error, args: &[OsString], lang: Lang) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that goes away (`soat --help | head -1`) is no failure.
            let _ = writeln!(std::io::stdout(), "{}", error.render().to_string().trim_end());
            Exit::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            eprintln!("{}", meant(args, lang).0.render_help().to_string().trim_end());
            Exit::Usage
        }
        _ => {
            let word = lang.pick("lỗi", "error");
            let (_, name) = meant(args, lang);
            let more = lang.pick(format!("xem: {name} --help"), format!("see: {name} --help"));
            eprintln!("{word}: {}\n{more}", sentence(error, lang));
            Exit::Usage
        }
    }
}

/// The command that the arguments name, as far as they name one, and what it is called by.
fn meant(args: &[OsString], lang: Lang) -> (clap::Command, String) {
    let (mut command, mut name) = (super::args::command(lang), "soat".to_owned());
    command.build();
    for arg in args.iter().skip(1) {
        let Some(sub) = command.find_subcommand(arg).cloned() else { continue };
        name = format!("{name} {}", sub.get_name());
        command = sub;
    }
    (command, name)
}

fn sentence(error: &Error, lang: Lang) -> String {
    let arg = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let mut text = match (error.kind(), lang) {
        (ErrorKind::UnknownArgument, Lang::Vi) => format!("không có tùy chọn {arg}"),
        (ErrorKind::UnknownArgument, Lang::En) => format!("there is no option {arg}"),
        (ErrorKind::InvalidSubcommand, _) => {
            let name = context(error, ContextKind::InvalidSubcommand);
            lang.pick(format!("không có lệnh {name}"), format!("there is no command {name}"))
        }
        (ErrorKind::InvalidValue | ErrorKind::NoEquals, Lang::Vi) if value.is_empty() => format!("{arg} thiếu giá trị"),
        (ErrorKind::InvalidValue | ErrorKind::NoEquals, Lang::En) if value.is_empty() => format!("{arg} needs a value"),
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::Vi) => {
            format!("giá trị “{value}” không hợp lệ cho {arg}")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::En) => {
            format!("“{value}” is no value for {arg}")
        }
        (ErrorKind::MissingRequiredArgument, Lang::Vi) => format!("thiếu {arg}"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("{arg} is missing"),
        (ErrorKind::ArgumentConflict, Lang::Vi) => {
            let other = context(error, ContextKind::PriorArg);
            if other == arg {
                format!("{arg} chỉ dùng một lần")
            } else {
                format!("{arg} không dùng cùng {other}")
            }
        }
        (ErrorKind::ArgumentConflict, Lang::En) => {
            let other = context(error, ContextKind::PriorArg);
            if other == arg { format!("{arg} may be given once") } else { format!("{arg} does not go with {other}") }
        }
        (ErrorKind::InvalidUtf8, _) => lang.pick("đối số không phải UTF-8", "an argument is not UTF-8").to_owned(),
        (_, Lang::Vi) => format!("đối số không hợp lệ {arg} {value}").trim_end().to_owned(),
        (_, Lang::En) => format!("wrong arguments {arg} {value}").trim_end().to_owned(),
    };
    let valid = context(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        text.push_str(&lang.pick(format!("; dùng một trong: {valid}"), format!("; one of: {valid}")));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|near| !near.is_empty());
    if let Some(near) = near {
        text.push_str(&did_you_mean(&near, lang));
    }
    text
}

/// `; có phải ý là “--stage”?`
pub fn did_you_mean(near: &str, lang: Lang) -> String {
    let said = config::did_you_mean(near);
    format!("; {}", lang.pick(said.vi, said.en))
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(list)) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
