package io.kesher.customers;

import io.kesher.values.IsraeliId;
import io.kesher.values.Parsing;
import io.kesher.web.FieldFault;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of number an official number is. */
public enum IdKind {
  ISRAELI_ID,
  COMPANY,
  PASSPORT,
  OTHER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable IdKind ofNullable(@Nullable String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** As the number itself says: companies, associations and other bodies begin with 5. */
  static IdKind of(String number) {
    return IsraeliId.parse(number) instanceof Parsing.Parsed<IsraeliId>(var id, var _)
            && id.isCompany()
        ? COMPANY
        : ISRAELI_ID;
  }

  /** Whether its numbers check themselves. */
  public boolean hasCheckDigit() {
    return this == ISRAELI_ID || this == COMPANY;
  }

  /**
   * Why a number cannot be one of this kind, if so: such a number is kept, and said to be doubtful.
   */
  public Optional<FieldFault> doubt(String number) {
    if (!hasCheckDigit()) {
      return Optional.empty();
    }
    return switch (IsraeliId.parse(number)) {
      case Parsing.Refused<IsraeliId> refused ->
          Optional.of(FieldFault.of("israeliId", refused.reason(), refused.argument()));
      case Parsing.Parsed<IsraeliId>(var id, var _) ->
          id.isCompany() == (this == COMPANY)
              ? Optional.empty()
              : Optional.of(FieldFault.of("israeliId", "customers.id-kind.not." + this));
    };
  }
}
