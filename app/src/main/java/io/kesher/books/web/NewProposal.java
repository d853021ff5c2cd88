package io.kesher.books.web;

import io.kesher.books.Book;
import io.kesher.books.BookHolders;
import io.kesher.books.Books;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Wish;
import io.kesher.books.Setting;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.web.Frame;
import io.kesher.web.TypedFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form that asks for a proposal. */
@Component
class NewProposal {
  private static final String USUAL_TOP = "200";

  private final Employees employees;
  private final Books books;
  private final BookHolders holders;
  private final Segments segments;

  NewProposal(Employees employees, Books books, BookHolders holders, Segments segments) {
    this.employees = employees;
    this.books = books;
    this.holders = holders;
    this.segments = segments;
  }

  /** As it opens: for the best 200, with whoever holds customers now. */
  ProposalForm blank(Frame frame) {
    var setting = holders.setting();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("top", USUAL_TOP);
    fields.put("others", Others.STAY.name());
    fields.put("share", Integer.toString(setting.share()));
    fields.put("most", Integer.toString(setting.most()));
    fields.put("leastMinutes", Integer.toString(setting.leastMinutes()));
    return form(
        frame,
        fields,
        books.all().stream()
            .map(Book::holder)
            .map(holder -> Long.toString(holder.value()))
            .collect(Collectors.toSet()));
  }

  ProposalForm again(Frame frame, Map<String, String> sent, @Nullable List<String> chosen) {
    return form(frame, sent, chosen == null ? Set.of() : new HashSet<>(chosen));
  }

  private ProposalForm form(Frame frame, Map<String, String> fields, Set<String> chosen) {
    return new ProposalForm(fields, segments.names(frame), employees.enabled(), chosen);
  }

  Wish wish(Map<String, String> sent, @Nullable List<String> chosen) {
    var typed = new TypedFields("books", sent);
    var wish =
        new Wish(
            typed.whole("top"),
            typed.number("percent"),
            segments.filter(typed.text("view")),
            typed.text("others").equals(Others.LEAVE.name()) ? Others.LEAVE : Others.STAY,
            new Setting(
                typed.whole("share", 0), typed.whole("most", 1), typed.whole("leastMinutes", 0)),
            people(chosen, typed));
    typed.check();
    return wish;
  }

  private static List<EmployeeId> people(@Nullable List<String> ids, TypedFields typed) {
    List<EmployeeId> people = new ArrayList<>();
    for (var id : ids == null ? List.<String>of() : ids) {
      if (id.matches("[0-9]{1,18}")) {
        people.add(new EmployeeId(Long.parseLong(id)));
      } else {
        typed.fault("holders", "books.fault.holder");
      }
    }
    return people;
  }
}
