//! Reference receiver: serves forms without script, checks submissions and stores each once.

fn main() {}
