package io.kesher.books.web;

import io.kesher.api.Paged;
import io.kesher.books.BookHolders;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Wish;
import io.kesher.books.ProposalEdits;
import io.kesher.books.Proposals;
import io.kesher.books.Proposals.Which;
import io.kesher.books.Setting;
import io.kesher.books.web.Json.ProposalJson;
import io.kesher.books.web.Json.ProposedJson;
import io.kesher.books.web.Json.ProposedLineJson;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("books:manage")
@RestController
@RequestMapping("/api/v1/books/proposals")
@Tag(name = "books")
class ProposalsApi {
  private final Proposals proposals;
  private final ProposalEdits edits;
  private final BookHolders holders;

  ProposalsApi(Proposals proposals, ProposalEdits edits, BookHolders holders) {
    this.proposals = proposals;
    this.edits = edits;
    this.holders = holders;
  }

  @GetMapping
  @Operation(summary = "Proposals, the latest first")
  ProposalsJson index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, 200);
    var found = proposals.page(after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new ProposalsJson(
        page.stream().map(ProposalJson::of).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Have books built",
      description =
          "For the `top` customers who contribute most, or `percent` of them, or all that the"
              + " `filter` of the list of customers lets through; into the books of the `holders`. A"
              + " job builds them: the stage is BUILDING until then, and nothing changes before it is"
              + " accepted. `others` in the same hands STAY and take their time, or LEAVE. What is"
              + " left out of `setting` is as it was last.")
  ProposalJson create(HttpServletResponse response, @RequestBody WishJson wish) {
    var made = edits.open(wish.wish(holders.setting()));
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/books/proposals/" + made.id());
    return ProposalJson.of(made);
  }

  @GetMapping("/{proposal}")
  @Operation(
      summary = "A proposal",
      description =
          "`gap` is by what share of it a better filling could gain at most; `changes` tell how many"
              + " would lie in a book with more places, more hours, or one more holder.")
  ProposalJson show(@PathVariable long proposal) {
    return ProposalJson.of(proposals.find(proposal));
  }

  @GetMapping("/{proposal}/books")
  @Operation(summary = "The books of a proposal, before and after")
  List<ProposedJson> books(@PathVariable long proposal) {
    return proposals.books(proposals.find(proposal)).stream().map(ProposedJson::of).toList();
  }

  @GetMapping("/{proposal}/customers")
  @Operation(
      summary = "The customers of a proposal with the reasons, who contribute most first",
      description = "which=ALL, MOVING: those who would change hands or have, or NO_ROOM.")
  LinesJson customers(
      @PathVariable long proposal,
      @RequestParam(defaultValue = "ALL") Which which,
      @Parameter(description = "only those who would come into this employee's book")
          @RequestParam(required = false)
          @Nullable Long to,
      @RequestParam(required = false) @Nullable Integer after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, 500);
    var found =
        proposals.lines(
            proposals.find(proposal), which, EmployeeId.ofNullable(to), after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new LinesJson(
        page.stream().map(ProposedLineJson::of).toList(),
        found.size() > most ? (Integer) page.getLast().place() : null);
  }

  @PutMapping("/{proposal}/acceptance")
  @Operation(
      summary = "Accept a proposal, in whole or by line",
      description =
          "Without `customers` all of it but the `leaving`: those for whom no book has room come out"
              + " of their holder's hands only where they are named. Whom somebody has moved meanwhile"
              + " stays there: OVERTAKEN.")
  ProposalJson accept(@PathVariable long proposal, @RequestBody AcceptanceJson acceptance) {
    return ProposalJson.of(edits.accept(proposal, acceptance.chosen()));
  }

  @DeleteMapping("/{proposal}/acceptance")
  @Operation(
      summary = "Give back those whom a proposal has moved",
      description = "But for those whom somebody has moved on since.")
  ProposalJson takeBack(@PathVariable long proposal) {
    return ProposalJson.of(edits.takeBack(proposal));
  }

  @DeleteMapping("/{proposal}")
  @Operation(summary = "End a proposal; what was accepted of it stays")
  ProposalJson drop(@PathVariable long proposal) {
    return ProposalJson.of(edits.drop(proposal));
  }

  record ProposalsJson(List<ProposalJson> items, @Nullable Long next) implements Paged {}

  record LinesJson(List<ProposedLineJson> items, @Nullable Integer next) implements Paged {}

  record SettingJson(
      @Nullable Integer share, @Nullable Integer most, @Nullable Integer leastMinutes) {
    Setting over(Setting last) {
      return new Setting(
          Objects.requireNonNullElse(share, last.share()),
          Objects.requireNonNullElse(most, last.most()),
          Objects.requireNonNullElse(leastMinutes, last.leastMinutes()));
    }
  }

  record WishJson(
      @Nullable Integer top,
      @Nullable BigDecimal percent,
      @Nullable String filter,
      @Nullable Others others,
      @Nullable SettingJson setting,
      @Nullable List<@Nullable Long> holders) {
    Wish wish(Setting last) {
      return new Wish(
          top,
          percent,
          filter == null ? "" : filter,
          others == null ? Others.STAY : others,
          setting == null ? last : setting.over(last),
          (holders == null ? List.<Long>of() : holders)
              .stream().filter(Objects::nonNull).map(EmployeeId::new).toList());
    }
  }

  record AcceptanceJson(@Nullable List<@Nullable Long> customers) {
    @Nullable List<CustomerId> chosen() {
      return customers == null
          ? null
          : customers.stream().filter(Objects::nonNull).map(CustomerId::new).toList();
    }
  }
}
