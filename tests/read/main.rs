//! Real formats, in files of our own (`tests/fixtures/read`): what each becomes
//! is kept beside it and looked through by eye.

mod bad;
mod broken;
mod fixtures;
mod golden;
mod rows;
mod trip;
