// The query language of files.list, as Google's guide to search terms describes it.
grammar DriveQuery;

options { caseInsensitive = true; }

query: expression EOF;
expression: conjunction (OR conjunction)*;
conjunction: negation (AND negation)*;
negation: NOT negation # not
    | '(' expression ')' # group
    | term # single;
term: WORD operator=('=' | '!=' | '<=' | '<' | '>=' | '>' | 'contains') value # comparison
    | value IN WORD # membership
    | WORD HAS '{' WORD '=' STRING AND WORD '=' STRING '}' # property
    | WORD # bare;
value: STRING | WORD;

AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
HAS: 'has';
WORD: [A-Z] [A-Z0-9_.]*;
STRING: '\'' (~['\\] | '\\' .)* '\'';
SPACE: [ \t\r\n]+ -> skip;
