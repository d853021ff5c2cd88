package io.kesher.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the head of the chain was, in a place that is not the database: a cut tail and an old copy
 * of the whole database look perfect from within, and are told by this alone. {@code checkpoints}
 * is only ever added to; {@code head} is the newest of all and written anew.
 *
 * <p>The second place is better the farther away it is: {@code KESHER_AUDIT_CHECKPOINTS} may name a
 * folder on another machine. Where it cannot be written, that is said and the work goes on.
 */
final class Checkpoints {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final Chain chain;
  private boolean complained;

  Checkpoints(Path folder, Chain chain) {
    this.folder = folder;
    this.chain = chain;
  }

  /** One line of the file; without a head where it is not ours. */
  record Line(int number, @Nullable Head head) {}

  void add(Head head, Instant at) {
    write(() ->
        Files.writeString(
            folder.resolve("checkpoints"),
            line(head, at) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC));
  }

  void keep(Head head, Instant at) {
    write(() -> {
      var part = Files.createTempFile(folder, "head", ".part");
      Files.writeString(part, line(head, at) + "\n");
      Files.move(
          part,
          folder.resolve("head"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    });
  }

  /** All lines, the newest head last. */
  List<Line> all() {
    var lines = new ArrayList<Line>();
    for (var name : List.of("checkpoints", "head")) {
      for (var line : lines(folder.resolve(name))) {
        lines.add(new Line(lines.size() + 1, read(line).orElse(null)));
      }
    }
    return lines;
  }

  /** The newest head that is ours; none at a first start. */
  Optional<Head> newest() {
    return lines(folder.resolve("head")).stream().findFirst().flatMap(this::read);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
          : List.of();
    } catch (IOException unreadable) {
      throw new IllegalStateException("The checkpoints in " + file + " cannot be read", unreadable);
    }
  }

  private String line(Head head, Instant at) {
    var moment = at.truncatedTo(ChronoUnit.MICROS);
    return head.seq()
        + " "
        + HEX.formatHex(head.hash())
        + " "
        + moment
        + " "
        + HEX.formatHex(chain.checkpoint(head.seq(), head.hash(), moment));
  }

  private Optional<Head> read(String line) {
    try {
      var parts = line.split(" ", -1);
      var head = new Head(Long.parseLong(parts[0]), HEX.parseHex(parts[1]));
      var signature = chain.checkpoint(head.seq(), head.hash(), Instant.parse(parts[2]));
      return MessageDigest.isEqual(signature, HEX.parseHex(parts[3]))
          ? Optional.of(head)
          : Optional.empty();
    } catch (RuntimeException notOurs) {
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private synchronized void write(Writing writing) {
    try {
      Files.createDirectories(folder);
      writing.write();
      complained = false;
    } catch (IOException failure) {
      if (!complained) {
        log.error(
            "Checkpoints of the audit trail cannot be written to {}: {}",
            folder,
            failure.toString());
        complained = true;
      }
    }
  }
}
