//! Word documents with comments and tracked changes put in; all other parts are copied as they are packed.

mod anchors;
mod comments;
mod cuts;
mod ids;
mod outline;
mod pack;
mod track;
mod xml;

use self::anchors::{Anchors, MAIN};
use self::cuts::Cuts;
use self::ids::Ids;
use self::outline::Outline;
use self::pack::Changed;
use super::{Comment, Review, Reviewed, WriteError};
use crate::read::fault::Fault;
use crate::read::package::Package;
use crate::read::relations::relations;
use crate::read::{Damage, Limits};
use crate::text::Text;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT_RELATION: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT_SPACE: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A copy of a Word document with a review in it.
pub(super) fn review(bytes: &[u8], text: &Text, review: &Review, limits: &Limits) -> Result<Reviewed, WriteError> {
    let name = &text.source().name;
    let fault = |fault: Fault| WriteError::Read(fault.of(name));
    let none = || WriteError::NoPlace(name.clone());
    let main = text.source().parts.get(usize::from(MAIN)).ok_or_else(none)?;
    let mut package = Package::open(bytes, limits).map_err(fault)?;
    let document = package.needed(main).map_err(fault)?;
    let outline = Outline::of(&document, main, limits).map_err(fault)?;
    let mut anchors = Anchors::new(text, &document, &outline);
    for (index, part) in text.source().parts.iter().enumerate().filter(|(_, part)| part.contains("notes")) {
        if let Some(xml) = package.xml(part).map_err(fault)? {
            anchors.learn(index as u16, &xml, limits).map_err(fault)?;
        }
    }
    let mut parts = Changed::default();
    let known = Links::of(&mut package, main, limits).map_err(fault)?;
    let mut ids = Ids::default();
    ids.take(&document);
    ids.take(known.comments.as_ref().map_or("", |(_, xml)| xml));

    let mut cuts = Cuts::default();
    let changes = track::track(&anchors, &review.changes, (&review.author, &review.date), &mut cuts, &mut ids);
    let mut placed: Vec<(u32, Comment)> = vec![];
    for comment in together(&review.comments) {
        let anchor = anchors.of(comment.span).ok_or_else(none)?;
        let id = ids.fresh();
        cuts.comment(anchor.from, anchor.to, id);
        let mut comment = comment;
        if let Some(span) = comment.span.filter(|_| !anchor.is_exact) {
            comment.paragraphs.insert(1.min(comment.paragraphs.len()), format!("“{}”", text.slice(span)));
        }
        placed.push((id, comment));
    }
    let root = &document[outline.root.range()];
    let space = if root.contains(STRICT_SPACE) { STRICT_SPACE } else { SPACE };
    let declared = format!("xmlns:w=\"{space}\"");
    let declare = if root.contains("xmlns:w=") { "" } else { &declared };
    let count = placed.len();
    let done = cuts.apply(&document, &outline, declare, &mut ids);
    parts.replace(main, &document, done);
    if count > 0 {
        known.write(&placed, review, space, &mut package, &mut parts).map_err(fault)?;
    }
    let bytes = pack::pack(bytes, &parts)?;
    Ok(Reviewed { bytes, comments: count, changes })
}

/// The comments, those on the whole document as one.
fn together(comments: &[Comment]) -> Vec<Comment> {
    let mut list: Vec<Comment> = comments.iter().filter(|c| c.span.is_some()).cloned().collect();
    let mut whole = comments.iter().filter(|c| c.span.is_none()).cloned();
    if let Some(mut first) = whole.next() {
        for next in whole {
            let mut paragraphs = next.paragraphs.into_iter();
            first.paragraphs.push(format!("{} {}", next.head, paragraphs.next().unwrap_or_default()));
            for paragraph in paragraphs {
                // Findings of one rule have one reason and one source.
                if !first.paragraphs.contains(&paragraph) {
                    first.paragraphs.push(paragraph);
                }
            }
        }
        list.insert(0, first);
    }
    list
}

/// What leads from the main part to its comments.
struct Links {
    /// Name and characters of the part with comments, where there is one.
    comments: Option<(String, String)>,
    /// Name and characters of the main part's relationships.
    relations: (String, Option<String>),
    folder: String,
}

impl Links {
    fn of(package: &mut Package<'_>, main: &str, limits: &Limits) -> Result<Self, Fault> {
        let (folder, file) = main.rsplit_once('/').map_or(("", main), |(folder, file)| (folder, file));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let name = format!("{folder}_rels/{file}.rels");
        let xml = package.xml(&name)?;
        let all = xml.as_deref().map(|xml| relations(xml, folder.trim_end_matches('/'), limits)).transpose()?;
        let target = all.into_iter().flatten().find(|r| r.kind == "comments").map(|r| r.target);
        let comments = match target {
            Some(target) => package.xml(&target)?.map(|xml| (target, xml)),
            None => None,
        };
        Ok(Self { comments, relations: (name, xml), folder })
    }

    fn write(
        self,
        placed: &[(u32, Comment)],
        review: &Review,
        space: &str,
        package: &mut Package<'_>,
        changed: &mut Changed,
    ) -> Result<(), Fault> {
        let broken = |part: &str| Fault::Damaged(Damage::Xml(part.to_owned(), "its root element has no end"));
        if let Some((name, xml)) = &self.comments {
            let part = comments::part(Some(xml), placed, review, space).ok_or_else(|| broken(name))?;
            changed.replace(name, xml, part);
            return Ok(());
        }
        let file = (0..=u16::MAX)
            .map(|n| if n == 0 { "comments.xml".to_owned() } else { format!("comments{n}.xml") })
            .find(|file| !package.has(&format!("{}{file}", self.folder)))
            .unwrap_or_default();
        let name = format!("{}{file}", self.folder);
        let part = comments::part(None, placed, review, space).ok_or_else(|| broken(&name))?;
        changed.add(&name, part);

        let types = "[Content_Types].xml";
        let xml = package.needed(types)?;
        let done = xml::appended(&xml, |prefix| {
            format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{}\"/>", comments::TYPE)
        });
        changed.replace(types, &xml, done.ok_or_else(|| broken(types))?);

        let kind = if space == STRICT_SPACE { STRICT_RELATION } else { RELATION };
        let (rels, xml) = self.relations;
        let link = |prefix: &str, known: &str| {
            let id = (1..=u32::MAX).map(|n| format!("rIdSoat{n}")).find(|id| !known.contains(&format!("\"{id}\"")));
            format!("<{prefix}Relationship Id=\"{}\" Type=\"{kind}\" Target=\"{file}\"/>", id.unwrap_or_default())
        };
        match xml {
            Some(xml) => {
                let done = xml::appended(&xml, |prefix| link(prefix, &xml)).ok_or_else(|| broken(&rels))?;
                changed.replace(&rels, &xml, done);
            }
            None => changed.add(
                &rels,
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
                    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
                    link("", "")
                ),
            ),
        }
        Ok(())
    }
}
