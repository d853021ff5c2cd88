package io.kesher.cases.web;

import io.kesher.cases.CaseKind;
import io.kesher.cases.CaseSearch;
import io.kesher.cases.CaseSearch.Which;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The list's address as it comes in; what makes no sense is refused. */
record CasesWish(
    @Parameter(description = "open, unanswered, late, waiting or closed; open without it")
        @Nullable String state,
    @Parameter(description = "request, fault or complaint") @Nullable String kind,
    @Parameter(description = "urgent, high, normal or low") @Nullable String severity,
    @Parameter(description = "the customer's group: A, B, C, D or N") @Nullable String group,
    @Parameter(description = "id of an employee in whose hands it is, mine, or queue")
        @Nullable String owner,
    @Parameter(description = "id of a customer") @Nullable String customer,
    @Parameter(description = "a part of the subject, or the number") @Nullable String q,
    @Nullable String after) {
  static final String QUEUE = "queue";

  private static final String MINE = "mine";
  private static final int LONGEST = 200;

  CasesQuery query() {
    var hands = present(owner);
    var text = present(q);
    if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
      throw refused();
    }
    var search =
        new CaseSearch(
            Objects.requireNonNullElse(choice(Which.class, present(state)), Which.OPEN),
            choice(CaseKind.class, present(kind)),
            choice(Severity.class, present(severity)),
            choice(Group.class, present(group)),
            owner(hands),
            QUEUE.equals(hands),
            whose(),
            text);
    return new CasesQuery(search, asked());
  }

  private Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    put(asked, "state", state);
    put(asked, "kind", kind);
    put(asked, "severity", severity);
    put(asked, "group", group);
    put(asked, "owner", owner);
    put(asked, "customer", customer);
    put(asked, "q", q);
    return asked;
  }

  private static void put(Map<String, String> asked, String name, @Nullable String value) {
    var present = present(value);
    if (present != null) {
      asked.put(name, present);
    }
  }

  private static @Nullable EmployeeId owner(@Nullable String hands) {
    if (hands == null || hands.equals(QUEUE)) {
      return null;
    }
    return hands.equals(MINE)
        ? Viewers.current().id().orElseThrow(CasesWish::refused)
        : new EmployeeId(number(hands));
  }

  private @Nullable CustomerId whose() {
    var id = present(customer);
    return id == null ? null : new CustomerId(number(id));
  }

  private static long number(String typed) {
    if (!typed.matches("[0-9]{1,18}")) {
      throw refused();
    }
    return Long.parseLong(typed);
  }

  private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
    try {
      return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw refused();
    }
  }

  private static @Nullable String present(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
  }
}
