package io.kesher.interactions;

/** Somebody has said that a task is done. */
record TaskFinished(long task) {}
