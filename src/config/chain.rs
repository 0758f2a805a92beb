//! [`Config`]: the configuration files that apply to a folder, the nearest first.

use super::layer::Layer;
use crate::diagnostic::{Fault, Said};
use std::path::{Path, PathBuf};

/// The name of a configuration file.
const NAME: &str = "soat.toml";
/// Files one configuration may build on.
const DEPTH: usize = 16;

/// The configuration files that apply together, the nearest first.
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub(super) layers: Vec<Layer>,
}

impl Config {
    /// Of a folder: `given` (paths, or TOML with a `=` in it) comes first; a path among them takes the place of the file
    /// that would be found from `folder` upward. `isolated`: no file is looked for.
    pub fn of(folder: &Path, given: &[&str], isolated: bool) -> Result<Self, Fault> {
        let mut layers = Vec::new();
        let mut path = None;
        // Later ones win over earlier ones.
        for word in given.iter().rev() {
            if word.contains('=') {
                let here = std::env::current_dir().unwrap_or_default();
                let layer = Layer::parse("--config".to_owned(), here, (*word).to_owned())?;
                if let Some(extends) = &layer.raw.extends {
                    let what = Said::new("“extends” chỉ đặt trong tệp cấu hình", "`extends` belongs in a file");
                    let help = Said::new("dùng tệp đó bằng: --config TỆP", "use that file with: --config FILE");
                    return Err(layer.fault(extends.span(), what).help(Some(help)));
                }
                layers.push(layer);
            } else {
                path = path.or(Some(PathBuf::from(word)));
            }
        }
        let found = path.or_else(|| if isolated { None } else { Self::nearest(folder) });
        let mut config = Self { layers };
        if let Some(path) = found {
            config.follow(&path)?;
        }
        Ok(config)
    }

    /// The nearest configuration file of a folder and those above it.
    pub fn nearest(folder: &Path) -> Option<PathBuf> {
        upward(folder, NAME)
    }

    /// Where it was read from; `None` where nothing applies.
    pub fn path(&self) -> Option<&str> {
        self.layers.first().map(|layer| layer.name.as_str())
    }

    fn follow(&mut self, path: &Path) -> Result<(), Fault> {
        let mut seen: Vec<PathBuf> = Vec::new();
        let mut path = path.to_path_buf();
        loop {
            let layer = Layer::read(&path)?;
            seen.push(path.canonicalize().unwrap_or(path));
            let next = layer.raw.extends.as_ref().map(|extends| (layer.folder.join(extends.get_ref()), extends.span()));
            let wrong = |layer: &Layer, span, vi: &str, en: &str| layer.fault(span, Said::new(vi, en));
            match next {
                None => {
                    self.layers.push(layer);
                    return Ok(());
                }
                Some((_, span)) if seen.len() >= DEPTH => {
                    return Err(wrong(&layer, span, "quá nhiều tệp kế thừa nhau", "too many files extend one another"));
                }
                Some((next, span)) => {
                    let target = next.canonicalize().ok().filter(|target| target.is_file());
                    let Some(target) = target else {
                        return Err(wrong(&layer, span, "không có tệp này", "there is no such file"));
                    };
                    if seen.contains(&target) {
                        return Err(wrong(&layer, span, "các tệp kế thừa vòng tròn", "the files extend each other"));
                    }
                    path = next;
                    self.layers.push(layer);
                }
            }
        }
    }
}

/// The nearest file of a name in a folder and those above it.
pub fn upward(folder: &Path, name: &str) -> Option<PathBuf> {
    // Relative names stay relative, as people gave them.
    let start = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let here = start.join(name);
    if here.is_file() {
        return Some(here.strip_prefix("./").map(Path::to_path_buf).unwrap_or(here));
    }
    let absolute = std::path::absolute(start).ok()?;
    absolute.ancestors().skip(1).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// A path from the root, without `.` and `..`: the same for every way to write it.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
