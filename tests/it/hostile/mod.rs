//! What strangers and bad days bring: places that are no files, disks that are full, readers that go
//! away, runs that are killed.

#[cfg(unix)]
mod writing;
