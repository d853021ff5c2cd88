package io.kesher.customers;

import io.kesher.customers.CustomerDraft.Point;
import io.kesher.values.EmailAddress;
import io.kesher.values.Folded;
import io.kesher.values.Parsing;
import io.kesher.values.PhoneNumber;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft that can be kept, in the form in which it is kept. The rules are those of the importer:
 * an id whose check digit fails is kept and marked, whoever was born after they came is not.
 */
record Accepted(
    @Nullable String name,
    Customer.Kind kind,
    @Nullable String externalId,
    @Nullable String israeliId,
    boolean israeliIdVerified,
    @Nullable IdKind idKind,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate since,
    List<Reach> points) {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_EXTERNAL_ID = 200;
  private static final int LONGEST_ISRAELI_ID = 50;
  private static final int LONGEST_POINT = 400;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_POINTS = 50;
  private static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);

  /**
   * A contact point as it is kept.
   *
   * @param key what two notations of it have in common
   * @param label absent: as it is; empty: none; {@code doNotUse} likewise
   * @param main absent: as it is; {@code verified} likewise
   */
  record Reach(
      ContactPoint.Kind kind,
      String value,
      String key,
      @Nullable String label,
      @Nullable Boolean main,
      @Nullable Boolean verified,
      @Nullable String doNotUse) {
    boolean isBarred() {
      return doNotUse != null && !doNotUse.isEmpty();
    }

    private String name() {
      return kind + key;
    }
  }

  /**
   * @throws Refusal 422 with each fault of each field
   */
  static Accepted of(CustomerDraft draft, LocalDate today) {
    return of(draft, today, List.of());
  }

  /**
   * @param more faults that were found elsewhere
   * @throws Refusal 422 with each fault of each field
   */
  static Accepted of(CustomerDraft draft, LocalDate today, List<FieldFault> more) {
    return new Reading(today, more).read(draft);
  }

  /** As far as it can be read: without the contact points where one of them has a fault. */
  static Optional<Accepted> readable(CustomerDraft draft, LocalDate today) {
    return accepted(draft, today).or(() -> accepted(draft.withoutContactPoints(), today));
  }

  private static Optional<Accepted> accepted(CustomerDraft draft, LocalDate today) {
    try {
      return Optional.of(of(draft, today));
    } catch (Refusal faulty) {
      return Optional.empty();
    }
  }

  String nameKey() {
    return name == null ? "" : Folded.of(name).text();
  }

  private static final class Reading {
    private final LocalDate today;
    private final List<FieldFault> faults = new ArrayList<>();
    private final List<FieldFault> more;

    Reading(LocalDate today, List<FieldFault> more) {
      this.today = today;
      this.more = more;
    }

    Accepted read(CustomerDraft draft) {
      var name = text("name", draft.name(), LONGEST_NAME);
      var externalId = text("externalId", draft.externalId(), LONGEST_EXTERNAL_ID);
      if (name == null && externalId == null) {
        faults.add(FieldFault.of("name", "web.field.required"));
      }
      var id = text("israeliId", draft.israeliId(), LONGEST_ISRAELI_ID);
      var number = id == null ? null : OfficialNumber.of(id, draft.idKind());
      day("birthDate", draft.birthDate(), today);
      day("since", draft.since(), today.plusYears(1));
      if (draft.birthDate() != null
          && draft.since() != null
          && draft.birthDate().isAfter(draft.since())) {
        faults.add(FieldFault.of("birthDate", "customers.fault.born-later"));
      }
      var points = points(Objects.requireNonNullElse(draft.contactPoints(), List.of()));
      faults.addAll(more);
      if (!faults.isEmpty()) {
        throw Refusal.of(faults);
      }
      return new Accepted(
          name,
          Objects.requireNonNullElse(draft.kind(), Customer.Kind.PERSON),
          externalId,
          number == null ? null : number.text(),
          number != null && number.verified(),
          number == null ? null : draft.idKind(),
          draft.birthDate(),
          draft.since(),
          points);
    }

    private @Nullable String text(String field, @Nullable String typed, int longest) {
      var text = typed == null ? "" : VisibleText.strip(typed);
      if (text.codePoints().anyMatch(Character::isISOControl)) {
        faults.add(FieldFault.of(field, "web.problem.character"));
      }
      if (text.codePointCount(0, text.length()) > longest) {
        faults.add(FieldFault.of(field, "web.field.too-long", longest));
      }
      return text.isEmpty() ? null : text;
    }

    private void day(String field, @Nullable LocalDate day, LocalDate last) {
      if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(last))) {
        faults.add(FieldFault.of(field, "customers.fault.day"));
      }
    }

    private List<Reach> points(List<Point> drafts) {
      if (drafts.size() > MOST_POINTS) {
        faults.add(FieldFault.of("contactPoints", "customers.fault.points", MOST_POINTS));
        return List.of();
      }
      Map<String, Reach> points = new LinkedHashMap<>();
      var main = EnumSet.noneOf(ContactPoint.Kind.class);
      for (int i = 0; i < drafts.size(); i++) {
        var place = "contactPoints." + i;
        var point = point(place, drafts.get(i));
        if (point != null && points.putIfAbsent(point.name(), point) == null) {
          checkMain(place, point, main);
        }
      }
      return List.copyOf(points.values());
    }

    private void checkMain(String place, Reach point, Set<ContactPoint.Kind> main) {
      if (Boolean.TRUE.equals(point.main()) && point.isBarred()) {
        faults.add(FieldFault.of(place + ".doNotUse", "customers.fault.main-barred"));
      } else if (Boolean.TRUE.equals(point.main()) && !main.add(point.kind())) {
        faults.add(FieldFault.of(place + ".main", "customers.fault.two-main"));
      }
    }

    private @Nullable Reach point(String place, Point draft) {
      var kind = draft.kind();
      if (kind == null) {
        faults.add(FieldFault.of(place + ".kind", "web.field.required"));
        return null;
      }
      var value = text(place + ".value", draft.value(), LONGEST_POINT);
      if (value == null) {
        faults.add(FieldFault.of(place + ".value", "web.field.required"));
        return null;
      }
      return switch (kind) {
        case PHONE ->
            switch (PhoneNumber.parse(value)) {
              case Parsing.Parsed<PhoneNumber>(var phone, var _) ->
                  reach(place, draft, kind, phone.display(), phone.value());
              case Parsing.Refused<PhoneNumber> refused -> refused(place, refused);
            };
        case EMAIL ->
            switch (EmailAddress.parse(value)) {
              case Parsing.Parsed<EmailAddress>(var email, var _) ->
                  reach(place, draft, kind, email.value(), email.key());
              case Parsing.Refused<EmailAddress> refused -> refused(place, refused);
            };
        case ADDRESS -> reach(place, draft, kind, value, Folded.of(value).text());
      };
    }

    private Reach reach(
        String place, Point draft, ContactPoint.Kind kind, String value, String key) {
      return new Reach(
          kind,
          value,
          key,
          told(place + ".label", draft.label(), LONGEST_LABEL),
          draft.main(),
          draft.verified(),
          told(place + ".doNotUse", draft.doNotUse(), LONGEST_REASON));
    }

    /** Nothing said is not the same as nothing there. */
    private @Nullable String told(String field, @Nullable String typed, int longest) {
      return typed == null ? null : Objects.requireNonNullElse(text(field, typed, longest), "");
    }

    private @Nullable Reach refused(String place, Parsing.Refused<?> refused) {
      faults.add(FieldFault.of(place + ".value", refused.reason(), refused.argument()));
      return null;
    }
  }
}
