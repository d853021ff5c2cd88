-- Whether a file is all there and these of its pieces are as they were taken in. Compared here, so that no byte travels for it.
create or replace function files.sound(of_file bigint, of_bytes bigint, first_piece integer, last_piece integer)
returns boolean language sql stable
begin atomic
  select coalesce(sum(length(p.bytes)), 0) = of_bytes
         and count(*) filter (where p.number between first_piece and last_piece) = last_piece - first_piece + 1
         and bool_and(p.number not between first_piece and last_piece or sha256(p.bytes) = p.sha256)
  from files.piece p where p.file_id = of_file;
end;
