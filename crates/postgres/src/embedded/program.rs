//! How initdb and postgres are run: as an unprivileged user, and never longer than the service.

use std::path::Path;
use std::process::{Command, Stdio};

use super::unix_user::UnixUser;

/// A command in a process group of its own, so that Ctrl-C reaches the service alone, which then stops Postgres in order.
pub(super) fn command(program: &Path, folder: &Path, user: &UnixUser) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .process_group(0);
    if user.dropped {
        command.uid(user.uid).gid(user.gid);
    }
    #[cfg(target_os = "linux")]
    die_with_this_thread(&mut command);
    command
}

/// Asks the kernel to shut the program down when the thread that starts it ends, even by SIGKILL.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "only pre_exec runs after the change of user, which clears the parent-death signal"
)]
fn die_with_this_thread(command: &mut Command) {
    use nix::errno::Errno;
    use nix::sys::{prctl, signal::Signal};
    use nix::unistd::{Pid, getppid};
    use std::os::unix::process::CommandExt;

    let service = Pid::this();
    let bind = move || {
        prctl::set_pdeathsig(Signal::SIGINT)?;
        // The service may have died before the kernel knew what to do then.
        if getppid() == service {
            Ok(())
        } else {
            Err(Errno::ESRCH.into())
        }
    };
    // SAFETY: between fork and exec the closure makes two system calls; it allocates nothing and takes no lock.
    unsafe { command.pre_exec(bind) };
}
