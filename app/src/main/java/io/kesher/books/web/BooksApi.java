package io.kesher.books.web;

import io.kesher.api.IfMatch;
import io.kesher.api.Paged;
import io.kesher.books.BookHolders;
import io.kesher.books.BookHolders.Change;
import io.kesher.books.Books;
import io.kesher.books.Holder;
import io.kesher.books.Holdings;
import io.kesher.books.Routing;
import io.kesher.books.web.Json.BookJson;
import io.kesher.books.web.Json.HolderJson;
import io.kesher.books.web.Json.HoldingJson;
import io.kesher.books.web.Json.KeptJson;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Asked;
import io.kesher.web.Cursor;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("books:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "books")
class BooksApi {
  private final Books books;
  private final BookHolders holders;
  private final Holdings holdings;
  private final Routing routing;

  BooksApi(Books books, BookHolders holders, Holdings holdings, Routing routing) {
    this.books = books;
    this.holders = holders;
    this.holdings = holdings;
    this.routing = routing;
  }

  @GetMapping("/books")
  @Operation(
      summary = "Books, by the names of their holders",
      description =
          "The customers in each employee's hands. `needs` are hours a month: the time of the last"
              + " eight weeks times the forecast of the next four; `hours` are those that the holder"
              + " has for them. `standIn` has the book today, since its holder is away.")
  List<BookJson> index() {
    return books.all().stream().map(BookJson::of).toList();
  }

  @GetMapping("/books/{employee}")
  @Operation(summary = "A book")
  BookJson show(@PathVariable long employee) {
    return BookJson.of(books.find(new EmployeeId(employee)));
  }

  @GetMapping("/books/{employee}/customers")
  @Operation(summary = "The customers of a book, by name")
  KeptPageJson customers(
      @PathVariable long employee,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, 500);
    var found = books.customers(new EmployeeId(employee), BooksController.after(after), most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new KeptPageJson(
        page.stream().map(KeptJson::of).toList(),
        found.size() > most
            ? Cursor.write(page.getLast().name(), Long.toString(page.getLast().customer().value()))
            : null);
  }

  @GetMapping("/books/{employee}/holder")
  @Operation(
      summary = "What is said of whoever holds a book",
      description =
          "Without `hours` they are a share of the shifts; without `most` what goes for all holds."
              + " Version 0 where nobody has said anything.")
  HolderJson holder(HttpServletResponse response, @PathVariable long employee) {
    return told(response, holders.find(new EmployeeId(employee)));
  }

  @May("books:manage")
  @PutMapping("/books/{employee}/holder")
  @Operation(
      summary = "Say how much somebody can carry, and whom they suit",
      description =
          "All of it anew; If-Match names the version that was read, \"0\" where there is none."
              + " `lines` are codes of product lines, `skills` tags of customers.")
  HolderJson say(
      HttpServletResponse response,
      @PathVariable long employee,
      IfMatch read,
      @RequestBody Holder.Draft draft) {
    return switch (holders.say(new EmployeeId(employee), read.version(), draft)) {
      case Change.Done(var holder) -> told(response, holder);
      case Change.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "books.refusal.overtaken", draft, Holder.Draft.of(theirs), theirs.version());
    };
  }

  @GetMapping("/books/limit")
  @Operation(summary = "With how many open cases somebody takes no more")
  LimitJson limit() {
    return new LimitJson(routing.mostOpen());
  }

  @May("books:manage")
  @PutMapping("/books/limit")
  @Operation(
      summary = "Say with how many open cases somebody takes no more",
      description = "The next one goes on: to the deputy, the team, the queue.")
  LimitJson allow(@RequestBody LimitJson limit) {
    routing.allow(limit.mostOpen());
    return limit();
  }

  @May("customers:see")
  @GetMapping("/customers/{id}/holdings")
  @Operation(
      summary = "In whose hands a customer was, the latest first",
      description =
          "With the days from and to, both included: who held them on any of these, such as in May."
              + " Without `until` it still holds. What was before the first is not known.")
  List<HoldingJson> holdings(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    return holdings
        .of(new CustomerId(id), from == null && to == null ? null : Asked.period(from, to))
        .stream()
        .map(HoldingJson::of)
        .toList();
  }

  private static HolderJson told(HttpServletResponse response, Holder holder) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(holder.version()));
    return HolderJson.of(holder);
  }

  record LimitJson(int mostOpen) {}

  record KeptPageJson(List<KeptJson> items, @Nullable String next) implements Paged {}
}
