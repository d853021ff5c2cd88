package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * How entries hang together. The hash of a seal is a keyed digest (HMAC-SHA-256) of the hash before
 * it, its number, the moment of sealing and every field of its entry. So each hash vouches for the
 * whole trail up to it: a changed byte, a row gone, two rows that changed places, all give another
 * one, and nobody without the key can work out what it should be.
 *
 * <p>The bytes of an entry are made here and not in the database, whose functions whoever tampers
 * may change as well. Fields that are absent leave no trace, so that the table may get new ones and
 * old seals still hold.
 */
record Chain(AuditKey key) {
  /** Before the first seal. */
  static final byte[] BEGINNING = new byte[32];

  byte[] next(byte[] before, long seq, Instant at, Record entry) {
    return key.digest(utf8("entry"), before, number(seq), number(micros(at)), canonical(entry));
  }

  /** That the head of the chain was this once. */
  byte[] checkpoint(long seq, byte[] hash, Instant at) {
    return key.digest(utf8("checkpoint"), number(seq), hash, number(micros(at)));
  }

  /** That what lies before was closed by us. */
  byte[] anchor(long seq, byte[] hash, Instant at) {
    return key.digest(utf8("anchor"), number(seq), hash, number(micros(at)));
  }

  /** That we took out of a sealed entry what it said of somebody, and that this was left. */
  byte[] emptied(long seq, byte[] hash, Instant at, Record left) {
    return key.digest(utf8("emptied"), number(seq), hash, number(micros(at)), canonical(left));
  }

  /** Name and value of each field that has one, each with its length before it. */
  static byte[] canonical(Record entry) {
    var bytes = new ByteArrayOutputStream();
    for (var field : ENTRY.fields()) {
      var value = text(entry.get(field));
      if (value != null) {
        write(bytes, field.getName());
        write(bytes, value);
      }
    }
    return bytes.toByteArray();
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant moment -> Long.toString(micros(moment));
      case JSONB json -> json.data();
      case Object[] several ->
          Arrays.stream(several)
              .map(each -> {
                var one = String.valueOf(each);
                return one.length() + ":" + one;
              })
              .collect(Collectors.joining());
      default -> value.toString();
    };
  }

  private static void write(ByteArrayOutputStream bytes, String text) {
    var utf8 = utf8(text);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
    bytes.writeBytes(utf8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  /** As exact as the database keeps time. */
  private static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1000);
  }
}
