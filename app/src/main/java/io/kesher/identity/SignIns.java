package io.kesher.identity;

import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets people in. */
@Component
public class SignIns {
  /** A crowd at the door leaves the database to those who are in. */
  private final Turns door = Turns.ofProcessors(2);

  private final SignInAttempts attempts;
  private final Employees employees;
  private final Passphrases passphrases;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  SignIns(
      SignInAttempts attempts,
      Employees employees,
      Passphrases passphrases,
      Sessions sessions,
      ApplicationEventPublisher events) {
    this.events = events;
    this.attempts = attempts;
    this.employees = employees;
    this.passphrases = passphrases;
    this.sessions = sessions;
  }

  /**
   * How an attempt to come in ends. A wrong passphrase and an unknown name end alike, and after the
   * same time. A second factor is one more ending, between the passphrase and {@code Done}: each
   * switch over these then asks for it.
   */
  public sealed interface SigningIn {
    record Done(String token) implements SigningIn {}

    record Wrong() implements SigningIn {}

    record TooOften(Duration delay) implements SigningIn {}
  }

  /** How an attempt to take another passphrase ends. */
  public sealed interface Changing {
    record Changed() implements Changing {}

    record Wrong() implements Changing {}

    record TooOften(Duration delay) implements Changing {}
  }

  /**
   * @param caller where the attempt comes from: as the connection says, or a declared proxy
   */
  public SigningIn signIn(String email, String passphrase, Caller caller) {
    var ending = door.take(() -> judged(email, passphrase, caller));
    events.publishEvent(
        new SignInEnded(email, employees.find(email), ending instanceof SigningIn.Done));
    return ending;
  }

  private SigningIn judged(String email, String passphrase, Caller caller) {
    var wait = attempts.admit(email, caller.address());
    if (wait.isPositive()) {
      return new SigningIn.TooOften(wait);
    }
    var credential = employees.credential(email);
    var fits =
        passphrase.length() <= Passphrases.LONGEST * 2
            && passphrases.match(passphrase, credential.map(Employees.Credential::hash));
    if (!fits || credential.isEmpty()) {
      return new SigningIn.Wrong();
    }
    attempts.forgive(email, caller.address());
    return new SigningIn.Done(sessions.begin(credential.get().employee(), caller));
  }

  /**
   * Takes another passphrase; all other sign-ins of the employee end. The old one is asked, and
   * guessing it is slowed down like guessing at the door.
   */
  public Changing change(SignedIn who, String old, String passphrase, Caller caller) {
    var email = who.employee().email();
    var wait = attempts.admit(email, caller.address());
    if (wait.isPositive()) {
      return new Changing.TooOften(wait);
    }
    var held = employees.credential(email).map(Employees.Credential::hash);
    if (old.length() > Passphrases.LONGEST * 2 || !passphrases.match(old, held)) {
      return new Changing.Wrong();
    }
    attempts.forgive(email, caller.address());
    employees.keep(who.employee().id(), passphrases.hash(passphrase));
    sessions.endOthers(who);
    return new Changing.Changed();
  }
}
