package io.kesher.postgres;

/**
 * The two ways into one database. Whatever is injected into the program's statements runs as a role
 * that owns nothing: it can neither change what is append-only nor leave the database.
 *
 * @param owner makes and changes the tables, at the start and never again
 * @param program works in them, within the rights that the owner gives
 */
public record Access(Database owner, Database program) {
  /** The program's role where nobody named another. */
  public static final String PROGRAM = "kesher_program";
}
