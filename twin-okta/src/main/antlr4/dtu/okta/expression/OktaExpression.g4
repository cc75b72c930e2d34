// The part of the Okta Expression Language that makes sense in conditions of group rules.
grammar OktaExpression;

condition
    : expression EOF
    ;

expression
    : value                                              # literal
    | name=path OPEN (expression (',' expression)*)? CLOSE   # function
    | list=path '.?[' expression ']' '.' 'size' OPEN CLOSE   # selection
    | path                                               # attribute
    | '{' (expression (',' expression)*)? '}'            # list
    | OPEN expression CLOSE                              # parenthesis
    | expression '[' expression ']'                      # element
    | (NOT | '!') expression                             # negation
    | expression '+' expression                          # sum
    | expression operator=('<' | '>' | '<=' | '>=') expression   # order
    | expression operator=('==' | '!=' | EQ | NE) expression     # equality
    | expression MATCHES expression                      # pattern
    | expression (AND | '&&') expression                 # conjunction
    | expression (OR | '||') expression                  # disjunction
    | <assoc=right> expression '?:' expression           # fallback
    | <assoc=right> expression '?' expression ':' expression     # choice
    ;

path
    : word ('.' word)*
    ;

word
    : WORD
    | 'size'
    ;

value
    : STRING
    | NUMBER
    | TRUE
    | FALSE
    | NULL
    ;

OPEN    : '(' ;
CLOSE   : ')' ;
AND     : [aA] [nN] [dD] ;
OR      : [oO] [rR] ;
NOT     : [nN] [oO] [tT] ;
EQ      : [eE] [qQ] ;
NE      : [nN] [eE] ;
MATCHES : 'matches' ;
TRUE    : 'true' ;
FALSE   : 'false' ;
NULL    : 'null' ;
STRING  : '"' ( '\\' . | ~["\\] )* '"' | '\'' ( '\\' . | ~['\\] )* '\'' ;
NUMBER  : '-'? [0-9]+ ( '.' [0-9]+ )? ;
WORD    : [A-Za-z_] [A-Za-z0-9_]* ;
SPACE   : [ \t\r\n]+ -> skip ;
