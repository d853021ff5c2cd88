package io.kesher;

import io.kesher.identity.FirstStart;
import io.kesher.identity.Office;
import io.kesher.identity.Setup;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.SigningIn;
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
  public static final Office OFFICE =
      new Office(
          "אורן ביטוח", Language.HEBREW, ZoneId.of("Asia/Jerusalem"), Currency.getInstance("ILS"));
  public static final FirstStart FIRST_START =
      new FirstStart(OFFICE, BigDecimal.valueOf(120), "נועה ברק", EMAIL, PASSPHRASE);

  private final Setup setup;
  private final SignIns signIns;

  TestOffice(Setup setup, SignIns signIns) {
    this.setup = setup;
    this.signIns = signIns;
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
    if (signIns.signIn(EMAIL, PASSPHRASE, "192.0.2.1") instanceof SigningIn.Done(var token)) {
      return new Cookie("kesher_session", token);
    }
    throw new IllegalStateException("The administrator is not let in");
  }
}
