package io.kesher.importing;

/** Where work waits for a worker of any node, together with the transaction that asks for it. */
@FunctionalInterface
interface JobQueue {
  void add(long importId, int step);
}
