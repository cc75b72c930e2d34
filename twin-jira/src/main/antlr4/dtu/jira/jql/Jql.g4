grammar Jql;

options {
    caseInsensitive = true;
}


// A word that the reader finds in its list of reserved ones.
tokens { RESERVED_WORD }

query : orClause? (ORDER BY sortKey (COMMA sortKey)*)? EOF ;

orClause : andClause (OR andClause)* ;

andClause : notClause (AND notClause)* ;

notClause : NOT notClause | LPAREN orClause RPAREN | clause ;

clause : field condition ;

condition : comparison operand predicate* | CHANGED predicate* ;

comparison
    : EQUALS
    | NOT_EQUALS
    | LESS
    | GREATER
    | LESS_EQUALS
    | GREATER_EQUALS
    | LIKE
    | NOT_LIKE
    | NOT? IN
    | IS NOT?
    | WAS NOT? IN?
    ;

operand : list | function | EMPTY | value ;

list : LPAREN operand (COMMA operand)* RPAREN ;

function : name LPAREN (argument (COMMA argument)*)? RPAREN ;

argument : name ;

value : name ;

predicate : (AFTER | BEFORE | ON | DURING | BY | FROM | TO) operand ;

sortKey : field (ASC | DESC)? ;

field : (name | CF) (LBRACKET name RBRACKET WORD?)? ;

name : WORD | STRING ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA : ',' ;
EQUALS : '=' ;
NOT_EQUALS : '!=' ;
LESS : '<' ;
GREATER : '>' ;
LESS_EQUALS : '<=' ;
GREATER_EQUALS : '>=' ;
LIKE : '~' ;
NOT_LIKE : '!~' ;
AND : 'and' | '&&' | '&' ;
OR : 'or' | '||' | '|' ;
NOT : 'not' | '!' ;
IN : 'in' ;
IS : 'is' ;
WAS : 'was' ;
CHANGED : 'changed' ;
EMPTY : 'empty' | 'null' ;
ORDER : 'order' ;
BY : 'by' ;
ASC : 'asc' ;
DESC : 'desc' ;
AFTER : 'after' ;
BEFORE : 'before' ;
ON : 'on' ;
DURING : 'during' ;
FROM : 'from' ;
TO : 'to' ;
CF : 'cf' ;

STRING : '"' (ESCAPE | ~["\\])* '"' | '\'' (ESCAPE | ~['\\])* '\'' ;
WORD : (ESCAPE | ~[ \t\r\n"'=!<>()~,|&[\]{}*/%+^$#@?;\\])+ ;
SPACE : [ \t\r\n]+ -> skip ;
UNFINISHED : '"' (ESCAPE | ~["\\])* | '\'' (ESCAPE | ~['\\])* ;
ILLEGAL_ESCAPE : '\\' . ;
RESERVED_CHARACTER : . ;

fragment ESCAPE : '\\' (["'\\ ntr] | 'u' HEX HEX HEX HEX) ;
fragment HEX : [0-9a-f] ;
