<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation><numerusform>%Ln note</numerusform><numerusform>%Ln notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation><numerusform>%Ln file could not be read</numerusform><numerusform>%Ln files could not be read</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation><numerusform>%Ln passage</numerusform><numerusform>%Ln passages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation><numerusform>about %Ln minute left</numerusform><numerusform>about %Ln minutes left</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation><numerusform>about %Ln hour left</numerusform><numerusform>about %Ln hours left</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Waiting for a model; %Ln passage(s) found by words only</source>
        <translation><numerusform>Waiting for a model; %Ln passage found by words only</numerusform><numerusform>Waiting for a model; %Ln passages found by words only</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Looked through %Ln note(s)</source>
        <translation><numerusform>Looked through %Ln note</numerusform><numerusform>Looked through %Ln notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) not yet learned</source>
        <translation><numerusform>%Ln passage not yet learned</numerusform><numerusform>%Ln passages not yet learned</numerusform></translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message numerus="yes">
        <source>Reading %Ln note(s)…</source>
        <translation><numerusform>Reading %Ln note…</numerusform><numerusform>Reading %Ln notes…</numerusform></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>This question is %Ln character(s) too long. Shorten it a little.</source>
        <translation><numerusform>This question is %Ln character too long. Shorten it a little.</numerusform><numerusform>This question is %Ln characters too long. Shorten it a little.</numerusform></translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>and %Ln more</numerusform><numerusform>and %Ln more</numerusform></translation>
    </message>
</context>
<context>
    <name>SourceRows</name>
    <message numerus="yes">
        <source>Show all %Ln source(s)</source>
        <translation><numerusform>Show all %Ln source</numerusform><numerusform>Show all %Ln sources</numerusform></translation>
    </message>
</context>
</TS>
