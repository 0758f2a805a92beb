//! `soat man`: one manual page, a section for each command, made from the table of flags. It must not know what they do.

use super::{Exit, Stop, args, output};
use crate::rules::card::Lang;
use clap::{Arg, Command};
use clap_mangen::Man;
use std::io;

/// Prints the manual page, every command in it.
pub fn man(lang: Lang) -> Result<Exit, Stop> {
    let mut command = args::command(lang);
    command.build();
    output::print(&page(&command, lang)?)?;
    Ok(Exit::Clean)
}

fn page(command: &Command, lang: Lang) -> io::Result<String> {
    let man = Man::new(command.clone()).title("SOAT");
    let mut page = drawn(|to| man.render_title(to))?;
    page += &titled(lang.pick("TÊN", "NAME"), &drawn(|to| man.render_name_section(to))?);
    page += &titled(lang.pick("CÁCH DÙNG", "SYNOPSIS"), &drawn(|to| man.render_synopsis_section(to))?);
    page += &titled(lang.pick("LỆNH", "COMMANDS"), &commands(&drawn(|to| man.render_subcommands_section(to))?));
    page += &drawn(|to| man.render_options_section(to))?;
    page += &titled(lang.pick("VÍ DỤ, MÃ THOÁT", "EXAMPLES, EXIT CODES"), &drawn(|to| man.render_extra_section(to))?);
    for sub in command.get_subcommands() {
        section(sub, "SOAT", command.find_subcommand("check"), lang, &mut page)?;
    }
    Ok(page)
}

/// The section of a command, then those of its own commands.
fn section(command: &Command, of: &str, check: Option<&Command>, lang: Lang, page: &mut String) -> io::Result<()> {
    let name = format!("{of} {}", command.get_name().to_uppercase());
    let told = |arg: &Arg| command.get_name() == "check" || !shared(arg, check);
    let everywhere = |arg: &Arg| arg.get_id() == "lang" || arg.get_id() == "help";
    let brief = command.clone().mut_args(|arg| if told(&arg) && !everywhere(&arg) { arg } else { arg.hide(true) });
    let man = Man::new(brief);
    page.push_str(&titled(&name, &drawn(|to| man.render_description_section(to))?));
    page.push_str(&lower(&titled(lang.pick("CÁCH DÙNG", "SYNOPSIS"), &drawn(|to| man.render_synopsis_section(to))?)));
    page.push_str(&lower(&drawn(|to| man.render_options_section(to))?));
    if !command.get_arguments().all(told) {
        page.push_str(lang.pick(
            ".PP\nNhững tùy chọn của soat check về nội dung soát và tệp cần soát cũng dùng được ở đây.\n",
            ".PP\nThe options of soat check that say what to check, and which files, are understood here, too.\n",
        ));
    }
    if command.get_after_help().is_some() {
        page.push_str(&drawn(|to| man.render_extra_section(to))?.replacen(".SH EXTRA", ".PP", 1));
    }
    for sub in command.get_subcommands() {
        section(sub, &name, check, lang, page)?;
    }
    Ok(())
}

/// Whether a flag is one of those of `soat check` that other commands have as well: what to check, and which files.
fn shared(arg: &Arg, check: Option<&Command>) -> bool {
    let heading = |id: &str| check?.get_arguments().find(|arg| arg.get_id() == id)?.get_help_heading();
    [heading("stage"), heading("include")].contains(&arg.get_help_heading())
}

fn drawn(draw: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<String> {
    let mut roff = Vec::new();
    draw(&mut roff)?;
    Ok(String::from_utf8_lossy(&roff).into_owned())
}

/// A section under another title than the generator's, which are English.
fn titled(title: &str, section: &str) -> String {
    let body = section.split_once(".SH ").and_then(|(_, rest)| rest.split_once('\n')).map_or(section, |(_, body)| body);
    format!(".SH \"{title}\"\n{body}")
}

/// Sections as parts of one.
fn lower(sections: &str) -> String {
    sections.replace(".SH ", ".SS ")
}

/// Commands by the names they are called by: the generator tells of a page for each, `soat-check(1)`.
fn commands(section: &str) -> String {
    let lines =
        section.lines().map(|line| match line.strip_prefix("soat\\-").and_then(|rest| rest.strip_suffix("(1)")) {
            Some(name) => format!("\\fBsoat {name}\\fR\n"),
            None => format!("{line}\n"),
        });
    lines.collect()
}
