//! The CPU time that this process and its Postgres have taken, as Linux tells it.

use std::fs;

use demarche::app::App;
use demarche_model::error::{Error, Result};

/// A tick of `/proc`, in milliseconds: every Linux counts a hundred a second there.
const TICK: u64 = 10;

/// CPU time in milliseconds, in steps of ten.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu {
    /// Of this process.
    pub service: u64,
    /// Of all processes of the server.
    pub postgres: u64,
}

impl Cpu {
    /// What was taken until now.
    ///
    /// # Errors
    /// Where the database cannot answer, or the system has no `/proc`.
    pub async fn now(app: &App) -> Result<Self> {
        let pids = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()
            UNION ALL SELECT pg_backend_pid()";
        let pids: Vec<i32> = sqlx::query_scalar(pids).fetch_all(app.database().pool()).await?;
        let mut postgres = 0;
        let mut postmaster = None;
        for pid in pids {
            // A process may have ended meanwhile; the server's own has its time then.
            if let Ok(stat) = Stat::of(&pid.to_string()) {
                postgres += stat.own;
                postmaster = Some(stat.parent);
            }
        }
        if let Some(pid) = postmaster {
            postgres += Stat::of(&pid)?.ended;
        }
        let service = Stat::of("self")?.own;
        Ok(Self { service, postgres })
    }

    /// What was taken since an earlier time.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self {
            service: self.service.saturating_sub(before.service),
            postgres: self.postgres.saturating_sub(before.postgres),
        }
    }

    /// The one that took more, both together.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        let sum = |cpu: Self| cpu.service + cpu.postgres;
        if sum(other) > sum(self) { other } else { self }
    }
}

/// What `/proc` says of a process.
struct Stat {
    parent: String,
    /// Its own time, in milliseconds.
    own: u64,
    /// The time of those that it has started and that have ended.
    ended: u64,
}

impl Stat {
    fn of(pid: &str) -> Result<Self> {
        let text = fs::read_to_string(format!("/proc/{pid}/stat")).map_err(Error::internal)?;
        // The name may have blanks; what follows it has none.
        let after = text.rsplit_once(')').map_or("", |(_, after)| after);
        let fields: Vec<&str> = after.split_whitespace().collect();
        let ticks = |index: usize| {
            fields
                .get(index)
                .and_then(|ticks| ticks.parse::<u64>().ok())
                .unwrap_or(0)
        };
        Ok(Self {
            parent: fields.get(1).copied().unwrap_or_default().to_owned(),
            own: (ticks(11) + ticks(12)) * TICK,
            ended: (ticks(13) + ticks(14)) * TICK,
        })
    }
}
