-- Files that lie with an agreement or a case of their customer: whoever may not see that does not see them.
create table agreements.agreement_file (
  file_id      bigint primary key references files.file on delete cascade,
  agreement_id bigint not null references agreements.agreement on delete cascade
);
create index on agreements.agreement_file (agreement_id);

create table cases.case_file (
  file_id bigint primary key references files.file on delete cascade,
  case_id bigint not null references cases.customer_case on delete cascade
);
create index on cases.case_file (case_id);
