-- What is shown of the answers so far: five more at a time, because the difference between two means of which one has a single
-- answer more is that answer.
create table recall_shown (
    review_id uuid primary key references review,
    answers int not null,
    named int not null
);
insert into recall_shown (review_id, answers, named)
select review_id, count(*), sum(named) from recall_answer group by review_id having count(*) >= 5;
