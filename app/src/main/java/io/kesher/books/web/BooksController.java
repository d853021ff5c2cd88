package io.kesher.books.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.ProductLines;
import io.kesher.books.BookHolders;
import io.kesher.books.BookHolders.Change;
import io.kesher.books.Books;
import io.kesher.books.Holder;
import io.kesher.books.Proposals;
import io.kesher.books.Routing;
import io.kesher.customers.Preference.Tongue;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Cursor;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The books as they are, and what is said of those who hold them. */
@May("books:see")
@Controller
@RequestMapping("/books")
class BooksController {
  private static final int ROWS = 100;
  private static final List<String> TONGUES =
      Arrays.stream(Tongue.values()).map(BookHolders::code).toList();
  private static final List<String> NAMES =
      List.of("hours", "most", "languages", "lines", "skills");

  private final Templates templates;
  private final Books books;
  private final BookHolders holders;
  private final Proposals proposals;
  private final NewProposal newProposal;
  private final ProductLines lines;
  private final Routing routing;

  BooksController(
      Templates templates,
      Books books,
      BookHolders holders,
      Proposals proposals,
      NewProposal newProposal,
      ProductLines lines,
      Routing routing) {
    this.templates = templates;
    this.books = books;
    this.holders = holders;
    this.proposals = proposals;
    this.newProposal = newProposal;
    this.lines = lines;
    this.routing = routing;
  }

  @GetMapping
  Html index(Frame frame) {
    return new Html(page(frame, Limit.of(routing.mostOpen())));
  }

  @May("books:manage")
  @PostMapping("/limit")
  Object limit(Frame frame, @RequestParam Map<String, String> sent) {
    try {
      var typed = new TypedFields("books", sent);
      int most = typed.whole("mostOpen", 1);
      typed.check();
      routing.allow(most);
      return "redirect:/books#limit";
    } catch (Refusal refused) {
      return Html.unprocessable(
          page(frame, new Limit(sent.getOrDefault("mostOpen", ""), Faults.beside(refused))));
    }
  }

  private JteModel page(Frame frame, Limit limit) {
    boolean manages = frame.may("books:manage");
    return templates.booksIndex(
        frame,
        books.all(),
        manages ? proposals.page(null, 10) : List.of(),
        manages ? newProposal.blank(frame) : null,
        limit,
        Faults.none());
  }

  @GetMapping("/{employee}")
  Html show(
      Frame frame,
      @PathVariable long employee,
      @RequestParam(required = false) @Nullable String after) {
    var id = new EmployeeId(employee);
    var found = books.customers(id, after(after), ROWS + 1);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    return new Html(
        templates.booksShow(
            frame,
            books.find(id),
            holders.find(id),
            lines.all(),
            page,
            found.size() > ROWS
                ? Cursor.write(
                    page.getLast().name(), Long.toString(page.getLast().customer().value()))
                : null));
  }

  static Books.@Nullable After after(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    if (parts == null) {
      return null;
    }
    if (!parts.get(1).matches("[0-9]{1,18}")) {
      throw Cursor.refused();
    }
    return new Books.After(parts.get(0), Long.parseLong(parts.get(1)));
  }

  @May("books:manage")
  @GetMapping("/{employee}/edit")
  Html edit(Frame frame, @PathVariable long employee) {
    var holder = holders.find(new EmployeeId(employee));
    return new Html(
        form(frame, holder, Edited.of(holder.version(), fields(holder)), Faults.none()));
  }

  @May("books:manage")
  @PostMapping("/{employee}")
  Object update(
      Frame frame,
      @PathVariable long employee,
      @RequestParam Map<String, String> sent,
      @RequestParam(name = "language", required = false) @Nullable List<String> languages,
      @RequestParam(name = "line", required = false) @Nullable List<String> known) {
    var id = new EmployeeId(employee);
    var ticked = new LinkedHashMap<>(sent);
    ticked.putIfAbsent("languages", String.join(" ", languages == null ? List.of() : languages));
    ticked.putIfAbsent("lines", String.join(" ", known == null ? List.of() : known));
    var form = Edited.sent(ticked, NAMES);
    try {
      return switch (holders.say(id, form.version(), draft(form))) {
        case Change.Done _ -> "redirect:/books/" + employee;
        case Change.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      return Html.unprocessable(form(frame, holders.find(id), form, Faults.beside(refused)));
    }
  }

  private Object overtaken(Frame frame, Holder theirs, Edited form) {
    var merge = form.merge(theirs.version(), fields(theirs), Set.of("skills"));
    return merge.choices().isEmpty()
        ? "redirect:/books/" + theirs.employee().value()
        : new Html(
            templates.booksMerge(frame, books.find(theirs.employee()), merge, labels(frame)),
            HttpStatus.CONFLICT);
  }

  private JteModel form(Frame frame, Holder holder, Edited form, Faults faults) {
    return templates.booksEdit(
        frame, books.find(holder.employee()), form, lines.all(), TONGUES, faults);
  }

  private static Holder.Draft draft(Edited form) {
    var typed = new TypedFields("books", form.fields());
    var draft =
        new Holder.Draft(
            typed.number("hours"),
            typed.whole("most"),
            words(form.field("languages")),
            words(form.field("lines")),
            Arrays.stream(form.field("skills").split("[,\n]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList());
    typed.check();
    return draft;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static Map<String, String> fields(Holder holder) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("hours", plain(holder.hours()));
    fields.put("most", holder.most() == null ? "" : holder.most().toString());
    fields.put("languages", String.join(" ", holder.languages()));
    fields.put("lines", String.join(" ", holder.lines()));
    fields.put("skills", String.join(", ", holder.skills()));
    return fields;
  }

  private static String plain(@Nullable BigDecimal hours) {
    if (hours == null) {
      return "";
    }
    var plain = hours.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  private static Map<String, String> labels(Frame frame) {
    return NAMES.stream()
        .collect(Collectors.toMap(name -> name, name -> frame.say("books.field." + name)));
  }
}
