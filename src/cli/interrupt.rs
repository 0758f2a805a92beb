//! Ctrl-C leaves nothing behind: files that are just being put in place are finished before the process ends. Reports of
//! a long run have no name until then (`output::Output`).

use std::sync::{Once, PoisonError, RwLock, RwLockReadGuard};

static PLACING: RwLock<()> = RwLock::new(());
static HANDLER: Once = Once::new();

/// What shells expect of a command that was interrupted.
const INTERRUPTED: i32 = 130;

/// Held while a file with a name of its own waits for its place.
pub fn placing() -> RwLockReadGuard<'static, ()> {
    HANDLER.call_once(|| {
        // Where the system gives no handler, an interrupt ends the process as it always did.
        let _ = ctrlc::set_handler(|| {
            let _alone = PLACING.write().unwrap_or_else(PoisonError::into_inner);
            std::process::exit(INTERRUPTED);
        });
    });
    PLACING.read().unwrap_or_else(PoisonError::into_inner)
}
