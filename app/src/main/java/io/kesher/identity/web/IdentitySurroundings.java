package io.kesher.identity.web;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Office;
import io.kesher.identity.Offices;
import io.kesher.identity.Sessions;
import io.kesher.identity.SignedIn;
import io.kesher.identity.Viewers;
import io.kesher.web.Language;
import io.kesher.web.OfficeSign;
import io.kesher.web.Reader;
import io.kesher.web.Surroundings;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the page frame about the office and about who is signed in. */
@Component
class IdentitySurroundings implements Surroundings {
  private static final OfficeSign BEFORE_SETUP =
      new OfficeSign("", Language.HEBREW, ZoneId.of("Asia/Jerusalem"), Currency.getInstance("ILS"));

  private final Offices offices;
  private final Sessions sessions;

  IdentitySurroundings(Offices offices, Sessions sessions) {
    this.offices = offices;
    this.sessions = sessions;
  }

  @Override
  public OfficeSign office() {
    return offices.find().map(Office::sign).orElse(BEFORE_SETUP);
  }

  @Override
  public Optional<Reader> reader() {
    return SignedInContexts.isSeeking()
        ? Optional.empty()
        : Viewers.signedIn().map(IdentitySurroundings::reader);
  }

  @Override
  public boolean lasts(Reader reader) {
    return sessions.lasts(new EmployeeId(reader.employee()), reader.session());
  }

  @Override
  public boolean may(String permission) {
    return Viewers.find().filter(viewer -> viewer.may(permission)).isPresent();
  }

  private static Reader reader(SignedIn signedIn) {
    var employee = signedIn.employee();
    return new Reader(
        employee.id().value(),
        employee.name(),
        employee.email(),
        employee.language(),
        employee.theme(),
        signedIn.name());
  }
}
