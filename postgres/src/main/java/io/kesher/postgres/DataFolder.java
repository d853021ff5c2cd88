package io.kesher.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of one server, used by one program at a time.
 *
 * <p>The lock belongs to the operating system, so that it ends with the program however that ends.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataFolder locked(Path wanted) {
    try {
      Files.createDirectories(wanted.toAbsolutePath());
      var path = PrivateFiles.folder(wanted.toRealPath().resolve("postgres"));
      var channel =
          FileChannel.open(
              path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new FolderInUse(wanted);
      }
      return new DataFolder(path, channel);
    } catch (IOException failure) {
      throw new PostgresFailed(
          "The data folder " + wanted + " cannot be used: " + failure, failure);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProgram) {
      return null;
    }
  }

  Path path() {
    return path;
  }

  Path cluster() {
    return path.resolve("cluster");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new PostgresFailed("The lock of " + path + " cannot be released: " + failure, failure);
    }
  }
}
