package io.kesher.importing.web;

import io.kesher.importing.Mapping;
import io.kesher.importing.Profile;
import io.kesher.importing.Profiles;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Import profiles", description = "Mappings kept for files that come again")
@May("imports:see")
@RestController
@RequestMapping("/api/v1/import-profiles")
class ProfilesApi {
  private final Profiles profiles;

  ProfilesApi(Profiles profiles) {
    this.profiles = profiles;
  }

  /**
   * A profile to be kept.
   *
   * @param header columns whose presence chooses it by itself; absent: those that the mapping reads
   */
  record Draft(@Nullable String name, @Nullable Mapping mapping, @Nullable List<String> header) {
    String title() {
      return name == null ? "" : name;
    }

    Mapping recipe() {
      return mapping == null
          ? new Mapping(List.of(), io.kesher.importing.OnMatch.UPDATE, List.of())
          : mapping;
    }

    List<String> columns() {
      return header == null ? List.copyOf(recipe().columns()) : header;
    }
  }

  @Operation(summary = "All profiles: the office's own, then those that ship with the product")
  @GetMapping
  List<Profile> index() {
    return profiles.all();
  }

  @Operation(summary = "One profile")
  @GetMapping("/{id}")
  Profile show(@PathVariable String id) {
    return profiles.get(id);
  }

  @Operation(summary = "Keep a mapping as a profile")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @May("imports:manage")
  @PostMapping
  ResponseEntity<Profile> create(Frame frame, @RequestBody Draft draft) {
    Reader reader = frame.reader();
    Profile saved =
        profiles.save(
            draft.title(),
            draft.recipe(),
            draft.columns(),
            reader == null ? null : reader.employee());
    return ResponseEntity.created(URI.create("/api/v1/import-profiles/" + saved.id())).body(saved);
  }

  @Operation(summary = "Change a profile of the office")
  @May("imports:manage")
  @PutMapping("/{id}")
  Profile update(@PathVariable String id, @RequestBody Draft draft) {
    return profiles.change(id, draft.title(), draft.recipe(), draft.columns());
  }

  @Operation(summary = "Remove a profile of the office")
  @ApiResponse(responseCode = "204")
  @May("imports:manage")
  @DeleteMapping("/{id}")
  ResponseEntity<Void> destroy(@PathVariable String id) {
    profiles.delete(id);
    return ResponseEntity.noContent().build();
  }
}
