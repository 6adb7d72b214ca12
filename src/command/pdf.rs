//! `report.pdf`: the page as a browser prints it. A Chromium of this machine does it; nothing is fetched.

use crate::Failure;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The programs that can print, as they are called on the usual systems.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
];

/// Where they stand when they are on no path.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// The variable that names another one.
const VARIABLE: &str = "TM_CHROMIUM";

/// How long printing may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser that can print.
pub struct Browser(PathBuf);

impl Browser {
    /// The one that `TM_CHROMIUM` names, else the first that is found.
    ///
    /// # Errors
    /// When there is none; the message says what was looked for and what to do instead.
    pub fn find() -> Result<Browser, Failure> {
        if let Some(named) = std::env::var_os(VARIABLE) {
            let path = PathBuf::from(named);
            return match path.is_file() {
                true => Ok(Browser(path)),
                false => Err(Failure(format!(
                    "`{VARIABLE}` names `{}`, which is no file",
                    path.display()
                ))),
            };
        }
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
        let on_path = NAMES
            .iter()
            .flat_map(|name| [name.to_string(), format!("{name}.exe")])
            .flat_map(|name| folders.iter().map(move |f| f.join(&name)));
        let found = on_path
            .chain(PLACES.iter().map(PathBuf::from))
            .find(|p| p.is_file());
        found.map(Browser).ok_or_else(|| {
            Failure(format!(
                "`--pdf` needs Chromium, Chrome or Edge to print with, and none was found (looked for {}); install one, \
                 or set {VARIABLE} to its path, or leave out `--pdf` and print report.html from a browser",
                NAMES.join(", ")
            ))
        })
    }

    /// The page as PDF: A4, tagged, with an outline of its headings.
    ///
    /// # Errors
    /// When the browser does not print it.
    pub fn print(&self, html: &[u8]) -> Result<Vec<u8>, Failure> {
        let failed =
            |what: String| Failure(format!("`{}` did not print the report: {what}", self.0.display()));
        let folder = tempfile::tempdir().map_err(|e| failed(e.to_string()))?;
        let (page, pdf) = (
            folder.path().join("report.html"),
            folder.path().join("report.pdf"),
        );
        std::fs::write(&page, html).map_err(|e| failed(e.to_string()))?;
        let mut child = self
            .command(&page, &pdf, folder.path())
            .spawn()
            .map_err(|e| failed(e.to_string()))?;
        let begun = Instant::now();
        let status = loop {
            match child.try_wait().map_err(|e| failed(e.to_string()))? {
                Some(status) => break status,
                None if begun.elapsed() < PATIENCE => sleep(Duration::from_millis(20)),
                None => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(failed(format!(
                        "it took more than {} seconds",
                        PATIENCE.as_secs()
                    )));
                }
            }
        };
        match std::fs::read(&pdf) {
            Ok(bytes) if status.success() && bytes.starts_with(b"%PDF") => Ok(bytes),
            _ => Err(failed(format!("it ended with {status}"))),
        }
    }

    fn command(&self, page: &Path, pdf: &Path, profile: &Path) -> Command {
        let with = |flag: &str, path: &Path| {
            let mut argument = OsString::from(flag);
            argument.push(path);
            argument
        };
        let mut command = Command::new(&self.0);
        command
            .args([
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--no-pdf-header-footer",
            ])
            .args(["--generate-pdf-document-outline", "--export-tagged-pdf"])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .arg(with("--user-data-dir=", &profile.join("profile")))
            .arg(with("--print-to-pdf=", pdf))
            .arg(with("file://", page))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // The browser refuses its sandbox to root, as whom containers run. The page is ours: no request, no foreign script.
        if is_root() {
            command.arg("--no-sandbox");
        }
        command
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
