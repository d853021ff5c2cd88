package io.kesher.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What the bytes of a whole file are like, counted in one pass: enough to tell its encoding. Reads
 * about as fast as gunzip delivers.
 */
final class ByteCensus {
  private static final int HEAD = 1 << 18;

  private final long[] frequencies = new long[256];

  /** The same for even and odd offsets: UTF-16 shows there. */
  private final long[] evenFrequencies = new long[256];

  private byte[] head = new byte[0];
  private long length;
  private long sequences;
  private long brokenSequences;
  private long replacementCharacters;
  private long doubleEncoded;
  private long hebrewPairs;
  private long dosHebrewPairs;
  private long latinPairs;

  private int pending;
  private int code;
  private int least;
  private int previous;

  static ByteCensus of(InputStream in) throws IOException {
    var census = new ByteCensus();
    census.head = in.readNBytes(HEAD);
    census.count(census.head, census.head.length);
    var buffer = new byte[1 << 16];
    if (census.head.length == HEAD) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        census.count(buffer, n);
      }
    }
    if (census.pending > 0) {
      census.brokenSequences++;
    }
    return census;
  }

  private void count(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      int b = bytes[i] & 0xff;
      frequencies[b]++;
      if (((length + i) & 1) == 0) {
        evenFrequencies[b]++;
      }
      if (b >= 0x80 || previous >= 0x80) {
        follow(b);
      }
      previous = b;
    }
    length += n;
  }

  /** One step of reading UTF-8 strictly, and of counting what neighbours a high byte has. */
  private void follow(int b) {
    pair(previous, b);
    if (pending > 0) {
      if ((b & 0xc0) == 0x80) {
        code = code << 6 | b & 0x3f;
        if (--pending == 0) {
          complete();
        }
        return;
      }
      brokenSequences++;
      pending = 0;
    }
    if (b >= 0xc2 && b <= 0xf4) {
      pending = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
      code = b & (0x3f >> pending);
      least = pending == 1 ? 0x80 : pending == 2 ? 0x800 : 0x10000;
    } else if (b >= 0x80) {
      brokenSequences++;
    }
  }

  private void complete() {
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      brokenSequences++;
      return;
    }
    sequences++;
    replacementCharacters += code == 0xfffd ? 1 : 0;
    // × is what the first byte of each Hebrew letter becomes when UTF-8 is taken for Latin.
    doubleEncoded += code == 0xd7 ? 1 : 0;
  }

  private void pair(int first, int second) {
    if (isHebrew(first) && isHebrew(second)) {
      hebrewPairs++;
    } else if (isDosHebrew(first) && isDosHebrew(second)) {
      dosHebrewPairs++;
    } else if ((isAsciiLetter(first) && second >= 0xc0)
        || (first >= 0xc0 && isAsciiLetter(second))) {
      latinPairs++;
    }
  }

  private static boolean isHebrew(int b) {
    return b >= 0xe0 && b <= 0xfa;
  }

  private static boolean isDosHebrew(int b) {
    return b >= 0x80 && b <= 0x9a;
  }

  private static boolean isAsciiLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  long length() {
    return length;
  }

  /** The first bytes, at most 256 KiB. */
  byte[] head() {
    return head;
  }

  boolean beginsWith(int... bytes) {
    return head.length >= bytes.length
        && Arrays.equals(
            bytes,
            java.util.stream.IntStream.range(0, bytes.length).map(i -> head[i] & 0xff).toArray());
  }

  long frequency(int b) {
    return frequencies[b];
  }

  long evenFrequency(int b) {
    return evenFrequencies[b];
  }

  long oddFrequency(int b) {
    return frequencies[b] - evenFrequencies[b];
  }

  long highBytes() {
    return Arrays.stream(frequencies, 0x80, 0x100).sum();
  }

  /** Sound UTF-8 sequences of several bytes. */
  long sequences() {
    return sequences;
  }

  long brokenSequences() {
    return brokenSequences;
  }

  long replacementCharacters() {
    return replacementCharacters;
  }

  boolean looksDoubleEncoded() {
    return doubleEncoded >= 5 && doubleEncoded * 3 > sequences;
  }

  long hebrewPairs() {
    return hebrewPairs;
  }

  long dosHebrewPairs() {
    return dosHebrewPairs;
  }

  long latinPairs() {
    return latinPairs;
  }
}
