package io.kesher.books.web;

import io.kesher.books.Books;
import io.kesher.books.Line;
import io.kesher.books.Proposal;
import io.kesher.books.Proposal.Stage;
import io.kesher.books.ProposalEdits;
import io.kesher.books.Proposals;
import io.kesher.books.Proposals.Which;
import io.kesher.books.Routing;
import io.kesher.customers.CustomerId;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What is proposed of books: asked for, looked at, accepted, taken back. */
@May("books:manage")
@Controller
@RequestMapping("/books/proposals")
class ProposalsController {
  private static final int ROWS = 200;

  private final Templates templates;
  private final Proposals proposals;
  private final ProposalEdits edits;
  private final NewProposal newProposal;
  private final Books books;
  private final Routing routing;

  ProposalsController(
      Templates templates,
      Proposals proposals,
      ProposalEdits edits,
      NewProposal newProposal,
      Books books,
      Routing routing) {
    this.templates = templates;
    this.proposals = proposals;
    this.edits = edits;
    this.newProposal = newProposal;
    this.books = books;
    this.routing = routing;
  }

  @PostMapping
  Object create(
      Frame frame,
      @RequestParam Map<String, String> sent,
      @RequestParam(name = "holder", required = false) @Nullable List<String> holders) {
    try {
      return to(edits.open(newProposal.wish(sent, holders)));
    } catch (Refusal refused) {
      return Html.unprocessable(
          templates.booksIndex(
              frame,
              books.all(),
              proposals.page(null, 10),
              newProposal.again(frame, sent, holders),
              Limit.of(routing.mostOpen()),
              Faults.beside(refused)));
    }
  }

  @GetMapping("/{proposal}")
  Html show(Frame frame, @PathVariable long proposal, @RequestParam(defaultValue = "0") int after) {
    return new Html(templates.booksProposal(frame, view(proposal, after)));
  }

  /** The part that changes while a job works on it. */
  @GetMapping("/{proposal}/state")
  Html state(Frame frame, @PathVariable long proposal) {
    return new Html(templates.booksState(frame, view(proposal, 0)));
  }

  @PostMapping("/{proposal}/acceptance")
  String accept(
      @PathVariable long proposal,
      @RequestParam(required = false) @Nullable String all,
      @RequestParam(name = "customer", required = false) @Nullable List<Long> customers) {
    var chosen =
        (customers == null ? List.<Long>of() : customers).stream().map(CustomerId::new).toList();
    return to(edits.accept(proposal, all != null ? null : chosen));
  }

  @PostMapping("/{proposal}/taking-back")
  String takeBack(@PathVariable long proposal) {
    return to(edits.takeBack(proposal));
  }

  @PostMapping("/{proposal}/dropping")
  String drop(@PathVariable long proposal) {
    return to(edits.drop(proposal));
  }

  private ProposalView view(long id, int after) {
    var proposal = proposals.find(id);
    boolean built = proposal.stage() != Stage.BUILDING && proposal.figures() != null;
    List<Line> moves =
        built ? proposals.lines(proposal, Which.MOVING, null, after, ROWS + 1) : List.of();
    return new ProposalView(
        proposal,
        built ? proposals.books(proposal) : List.of(),
        moves.subList(0, Math.min(ROWS, moves.size())),
        moves.size() > ROWS ? (Integer) moves.get(ROWS - 1).place() : null,
        built ? proposals.lines(proposal, Which.NO_ROOM, null, null, 20) : List.of());
  }

  private static String to(Proposal proposal) {
    return "redirect:/books/proposals/" + proposal.id();
  }
}
