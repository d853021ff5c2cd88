package io.kesher.profitability;

/** What an entry of the ledger records. */
public enum EntryKind {
  INCOME("i"),
  COST("c"),
  TIME("t");

  private final String code;

  EntryKind(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  static EntryKind of(String code) {
    return switch (code) {
      case "i" -> INCOME;
      case "c" -> COST;
      case "t" -> TIME;
      default -> throw new IllegalArgumentException("no kind of entry: " + code);
    };
  }
}
