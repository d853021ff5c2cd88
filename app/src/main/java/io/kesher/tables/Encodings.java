package io.kesher.tables;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which encoding a file has. Byte order marks say it; then zeros at every second byte (UTF-16);
 * then strict UTF-8, which text in another encoding passes by no chance worth counting. What is
 * left has one byte a character, and there the company of the high bytes tells: Hebrew letters
 * stand beside Hebrew letters, accented Latin ones beside ASCII.
 */
final class Encodings {
  static final Charset WINDOWS_HEBREW = Charset.forName("windows-1255");
  static final Charset ISO_HEBREW = Charset.forName("ISO-8859-8");
  static final Charset DOS_HEBREW = Charset.forName("IBM862");
  static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");

  private Encodings() {}

  /** The encodings that a person may choose from instead, by Java's names. */
  static List<String> choices() {
    return List.of(
        "UTF-8", "windows-1255", "ISO-8859-8", "IBM862", "windows-1252", "UTF-16LE", "UTF-16BE");
  }

  record Found(Charset charset, List<Warning> warnings) {}

  static Found detect(ByteCensus bytes) {
    var warnings = new ArrayList<Warning>();
    if (bytes.replacementCharacters() > 0) {
      warnings.add(
          Warning.of("tables.warning.replacement-characters", bytes.replacementCharacters()));
    }
    if (bytes.looksDoubleEncoded()) {
      warnings.add(Warning.of("tables.warning.double-encoded"));
    }
    var charset = charset(bytes);
    long undecodable = undecodable(charset, bytes);
    if (undecodable > 0) {
      warnings.add(Warning.of("tables.warning.undecodable", charset.name(), undecodable));
    }
    return new Found(charset, warnings);
  }

  /** A reader that marks what the charset does not know with {@link CsvRecords#UNDECODABLE}. */
  static Reader reader(InputStream in, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .replaceWith(String.valueOf(CsvRecords.UNDECODABLE))
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new InputStreamReader(in, decoder);
  }

  private static Charset charset(ByteCensus bytes) {
    if (bytes.beginsWith(0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (bytes.beginsWith(0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.beginsWith(0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    if (isUtf16(bytes, false)) {
      return StandardCharsets.UTF_16LE;
    }
    if (isUtf16(bytes, true)) {
      return StandardCharsets.UTF_16BE;
    }
    // A few broken places in a file of sound UTF-8 are faults of their rows, not another encoding.
    if (bytes.brokenSequences() * 10 <= bytes.sequences()) {
      return StandardCharsets.UTF_8;
    }
    return singleByte(bytes);
  }

  /** Text of Latin and Hebrew has 00 or 05 as the upper half of nearly every character. */
  private static boolean isUtf16(ByteCensus bytes, boolean upperFirst) {
    long upper =
        upperFirst
            ? bytes.evenFrequency(0) + bytes.evenFrequency(5)
            : bytes.oddFrequency(0) + bytes.oddFrequency(5);
    long zeros = upperFirst ? bytes.evenFrequency(0) : bytes.oddFrequency(0);
    long pairs = bytes.length() / 2;
    return bytes.length() % 2 == 0 && pairs > 0 && upper * 10 >= pairs * 8 && zeros * 20 > pairs;
  }

  private static Charset singleByte(ByteCensus bytes) {
    boolean dos = bytes.dosHebrewPairs() > bytes.hebrewPairs();
    long pairs = Math.max(bytes.hebrewPairs(), bytes.dosHebrewPairs());
    if (pairs > bytes.latinPairs()) {
      return dos ? DOS_HEBREW : WINDOWS_HEBREW;
    }
    return undecodable(WINDOWS_LATIN, bytes) == 0 ? WINDOWS_LATIN : WINDOWS_HEBREW;
  }

  private static long undecodable(Charset charset, ByteCensus bytes) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return bytes.brokenSequences();
    }
    if (charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)) {
      return 0;
    }
    long count = 0;
    for (int b = 0x80; b < 0x100; b++) {
      count += bytes.frequency(b) > 0 && !knows(charset, (byte) b) ? bytes.frequency(b) : 0;
    }
    return count;
  }

  private static boolean knows(Charset charset, byte b) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {b}));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
