package io.kesher.identity;

import org.springframework.stereotype.Component;

/** Lets people in. */
@Component
public class SignIns {
  private final SignInAttempts attempts;
  private final Employees employees;
  private final Passphrases passphrases;
  private final Sessions sessions;

  SignIns(
      SignInAttempts attempts, Employees employees, Passphrases passphrases, Sessions sessions) {
    this.attempts = attempts;
    this.employees = employees;
    this.passphrases = passphrases;
    this.sessions = sessions;
  }

  /** How an attempt to come in ends. A wrong passphrase and an unknown name end alike. */
  public sealed interface SigningIn {
    record Done(String token) implements SigningIn {}

    record Wrong() implements SigningIn {}

    record TooOften() implements SigningIn {}
  }

  /**
   * @param caller where the attempt comes from, as the connection says and not a header
   */
  public SigningIn signIn(String email, String passphrase, Caller caller) {
    if (!attempts.admit(email, caller.address())) {
      return new SigningIn.TooOften();
    }
    var credential = employees.credential(email);
    if (credential.isEmpty() || passphrase.length() > Passphrases.LONGEST * 2) {
      passphrases.matchNobody("");
      return new SigningIn.Wrong();
    }
    if (!passphrases.match(passphrase, credential.get().hash())) {
      return new SigningIn.Wrong();
    }
    attempts.forgive(email, caller.address());
    return new SigningIn.Done(sessions.begin(credential.get().employee(), caller));
  }
}
