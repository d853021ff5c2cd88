package io.kesher;

import io.kesher.identity.BehindTheDoor;
import io.kesher.identity.Caller;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.FirstStart;
import io.kesher.identity.Invitations;
import io.kesher.identity.Office;
import io.kesher.identity.Rights;
import io.kesher.identity.Role;
import io.kesher.identity.RoleId;
import io.kesher.identity.Roles;
import io.kesher.identity.Sessions;
import io.kesher.identity.Setup;
import io.kesher.identity.SignedIn;
import io.kesher.identity.Viewer;
import io.kesher.web.Language;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;

/** The office of the tests, and ways into it. */
public final class TestOffice {
  public static final String EMAIL = "noa@oren.example";
  public static final String PASSPHRASE = "שלום לכל הלקוחות שלנו";
  public static final String API_KEY = "kesher_key-of-the-tests-0123456789";
  private static final Caller CALLER = new Caller("192.0.2.1", "tests");
  public static final Office OFFICE =
      new Office(
          "אורן ביטוח", Language.HEBREW, ZoneId.of("Asia/Jerusalem"), Currency.getInstance("ILS"));
  public static final FirstStart FIRST_START =
      new FirstStart(OFFICE, BigDecimal.valueOf(120), "נועה ברק", EMAIL, PASSPHRASE);

  private final Setup setup;
  private final Invitations invitations;
  private final Roles roles;
  private final Employees employees;
  private final Rights rights;
  private final Sessions sessions;

  TestOffice(
      Setup setup,
      Invitations invitations,
      Roles roles,
      Employees employees,
      Rights rights,
      Sessions sessions) {
    this.setup = setup;
    this.invitations = invitations;
    this.roles = roles;
    this.employees = employees;
    this.rights = rights;
    this.sessions = sessions;
  }

  /** Opens the office where it is not open yet. */
  public void open() {
    setup.open(FIRST_START);
  }

  /**
   * The cookie of a new sign-in of the administrator, for {@code
   * mvc.get().uri("/settings").cookie(office.signIn())}.
   */
  public Cookie signIn() {
    return signInAs(EMAIL);
  }

  /** The cookie of a new sign-in of the one employee whose role this is, hired where need be. */
  public Cookie signIn(String role) {
    employee(role);
    return signInAs(email(role));
  }

  /** The one employee whose role this is, hired where need be; the administrator is the owner. */
  public EmployeeId employee(String role) {
    var email = email(role);
    return employees.find(email).orElseGet(() -> hire(email, roles.shipped(role)));
  }

  /** What the one employee with this role may. */
  public Viewer viewer(String role) {
    return rights.of(employee(role)).orElseThrow();
  }

  /** The one employee with this role, as if a browser asked. */
  public SignedIn signedIn(String role) {
    return new SignedIn(viewer(role), "tests", null);
  }

  /** Somebody more, who signs in with the passphrase of all. */
  public EmployeeId hire(String email, RoleId role) {
    var token = invite(email, role);
    return invitations.accept(token, email.split("@", 2)[0], PASSPHRASE, Language.HEBREW);
  }

  /** The same, hired where need be. */
  public EmployeeId hired(String email, RoleId role) {
    return employees.find(email).orElseGet(() -> hire(email, role));
  }

  /** The token of a link for a salesperson. */
  public String invite(String email) {
    return invite(email, roles.shipped("salesperson"));
  }

  private String invite(String email, RoleId role) {
    return invitations.invite(email, role, null, viewer(Role.OWNER));
  }

  /**
   * The same for anybody who may come in. The passphrase is not asked: that is a tenth of a
   * second's work for the processor by design, and the tests of signing in do it.
   */
  public Cookie signInAs(String email) {
    var employee = employees.find(email).flatMap(rights::of).flatMap(Viewer::id).orElseThrow();
    return new Cookie("kesher_session", BehindTheDoor.begin(sessions, employee, CALLER));
  }

  /** The cookie of somebody who was let in and is so no longer. */
  public Cookie signInAndDisable(String email) {
    var gone = employees.find(email).orElseGet(() -> hire(email, roles.shipped(Role.OWNER)));
    var owner = rights.of(employees.find(EMAIL).orElseThrow()).orElseThrow();
    employees.enable(gone, owner);
    var cookie = signInAs(email);
    employees.disable(gone, owner);
    return cookie;
  }

  private static String email(String role) {
    return role.equals(Role.OWNER) ? EMAIL : role + "@oren.example";
  }
}
