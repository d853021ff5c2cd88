package io.kesher.customers;

import io.kesher.audit.Trail;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field of a customer, or of one way to reach them.
 *
 * @param row the contact point's id; the customer's own where it is a field of theirs
 * @param was by column, as it stood before; empty where it was not there
 * @param is as it stands since; empty where it is there no more
 */
public record FieldChange(
    Trail.Entry entry, Field field, String row, Map<String, String> was, Map<String, String> is) {
  /** The fields that are told of, each by the member of a draft that says it. */
  public enum Field {
    NAME("name", "name", null),
    KIND("kind", "kind", null),
    EXTERNAL_ID("external_id", "externalId", null),
    ISRAELI_ID("israeli_id", "israeliId", "customers.israeli-id"),
    ID_KIND("id_kind", "idKind", "customers.israeli-id"),
    BIRTH_DATE("birth_date", "birthDate", "customers.birth-date"),
    SINCE("since", "since", null),
    CONTACT("value", "contactPoints", "customers.contact-points");

    private final String column;
    private final String member;
    private final @Nullable String guard;

    Field(String column, String member, @Nullable String guard) {
      this.column = column;
      this.member = member;
      this.guard = guard;
    }

    String column() {
      return column;
    }

    /** As JSON and the form call it. */
    public String member() {
      return member;
    }

    /** The rule by which a role may be kept from it; absent where none may. */
    @Nullable String guard() {
      return guard;
    }
  }

  /** Names it among all changes of its customer. */
  public String id() {
    return entry.id() + "-" + field.member() + "-" + row;
  }

  public String before() {
    return was.getOrDefault(field.column(), "");
  }

  public String after() {
    return is.getOrDefault(field.column(), "");
  }
}
