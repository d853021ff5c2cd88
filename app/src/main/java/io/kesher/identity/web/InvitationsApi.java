package io.kesher.identity.web;

import io.kesher.identity.Employee;
import io.kesher.identity.Invitation;
import io.kesher.identity.InvitationId;
import io.kesher.identity.Invitations;
import io.kesher.identity.RoleId;
import io.kesher.identity.TeamId;
import io.kesher.identity.Viewers;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links by which people come into the office. */
@May("employees:manage")
@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "employees")
class InvitationsApi {
  private final Invitations invitations;

  InvitationsApi(Invitations invitations) {
    this.invitations = invitations;
  }

  record Draft(@Nullable String email, long role, @Nullable Long team) {}

  record Made(String link) {}

  record InvitationJson(
      long id, String email, EmployeeJson.RoleJson role, String by, Instant at, Instant expiresAt) {
    static InvitationJson of(Invitation one) {
      return new InvitationJson(
          one.id().value(),
          one.email(),
          EmployeeJson.RoleJson.of(one.role()),
          one.by(),
          one.at(),
          one.expiresAt());
    }
  }

  @GetMapping
  @Operation(summary = "Invitations that are still good, the newest first")
  List<InvitationJson> index() {
    return invitations.open().stream().map(InvitationJson::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Invite somebody",
      description =
          "The link is told this once; it is good once, for seven days. An earlier one for the same"
              + " address is good no longer. Nobody invites to a role that may more than they themselves.")
  Made create(HttpServletRequest request, @RequestBody Draft draft) {
    Inputs.accept(Inputs.email("email", draft.email()));
    var token =
        invitations.invite(
            Inputs.trimmed(draft.email()),
            new RoleId(draft.role()),
            draft.team() == null ? null : new TeamId(draft.team()),
            Viewers.current());
    return new Made(Callers.link(request, token));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Take an invitation back")
  ResponseEntity<Void> destroy(Employee me, @PathVariable long id) {
    if (!invitations.withdraw(new InvitationId(id), me.id())) {
      throw Refusal.notFound();
    }
    return ResponseEntity.noContent().build();
  }
}
