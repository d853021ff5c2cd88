package io.kesher.tables;

/**
 * What a file may cost us at most. Whatever goes over is refused with a message, before memory or
 * time is spent on it.
 *
 * @param uncompressedBytes of a file after gunzip, or of all parts of an XLSX together
 * @param rows of data
 * @param columns of one row
 * @param cellCharacters of one cell
 * @param rowCharacters of one row, all cells together
 * @param zipEntries of an XLSX
 * @param sharedStrings different texts in an XLSX, which must be held in memory
 * @param sharedStringCharacters of all of them together
 */
public record Limits(
    long uncompressedBytes,
    long rows,
    int columns,
    int cellCharacters,
    int rowCharacters,
    int zipEntries,
    int sharedStrings,
    long sharedStringCharacters) {

  /** 4 GiB uncompressed, 20 million rows, 1,000 columns, 1 M characters a cell. */
  public static Limits standard() {
    return new Limits(4L << 30, 20_000_000, 1_000, 1 << 20, 4 << 20, 1_000, 2_000_000, 64_000_000);
  }

  public Limits withUncompressedBytes(long bytes) {
    return new Limits(
        bytes,
        rows,
        columns,
        cellCharacters,
        rowCharacters,
        zipEntries,
        sharedStrings,
        sharedStringCharacters);
  }

  public Limits withRows(long most) {
    return new Limits(
        uncompressedBytes,
        most,
        columns,
        cellCharacters,
        rowCharacters,
        zipEntries,
        sharedStrings,
        sharedStringCharacters);
  }
}
