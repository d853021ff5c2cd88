package io.kesher.files;

/**
 * How large a file may be, and how much may lie with one customer. What lies there already stays
 * where an office becomes stricter.
 */
public record Allowance(long fileBytes, long customerBytes, int customerFiles) {
  /** The most that an office can allow: each part of it is held in one row of the database. */
  public static final int MOST_FILE_MEGABYTES = 500;

  public static final int MOST_CUSTOMER_MEGABYTES = 20_000;
  public static final int MOST_CUSTOMER_FILES = 10_000;
}
