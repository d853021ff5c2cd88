package io.kesher.postgres;

import java.nio.file.Path;

/** Another program has the data folder. */
final class FolderInUse extends PostgresFailed {
  private static final long serialVersionUID = 1;

  FolderInUse(Path folder) {
    super("Another program uses the data folder " + folder + ". Stop it first.");
  }
}
