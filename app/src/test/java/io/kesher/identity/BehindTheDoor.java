package io.kesher.identity;

/** For tests of what comes after it: nobody asks for a passphrase here. */
public final class BehindTheDoor {
  private BehindTheDoor() {}

  /** The token of a sign-in that has just begun, as the door begins it. */
  public static String begin(Sessions sessions, EmployeeId employee, Caller caller) {
    return sessions.begin(employee, caller);
  }
}
