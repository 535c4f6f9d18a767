<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln related note(s)</source>
        <translation><numerusform>%Ln related note</numerusform><numerusform>%Ln related notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Linked from %Ln note(s)</source>
        <translation><numerusform>Linked from %Ln note</numerusform><numerusform>Linked from %Ln notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) lost what they had from it.</source>
        <translation><numerusform>%Ln answer lost what it had from it.</numerusform><numerusform>%Ln answers lost what they had from it.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The newest of these notes is %Ln year(s) old.</source>
        <translation><numerusform>The newest of these notes is %Ln year old.</numerusform><numerusform>The newest of these notes is %Ln years old.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>This note is %Ln year(s) old.</source>
        <translation><numerusform>This note is %Ln year old.</numerusform><numerusform>This note is %Ln years old.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation><numerusform>%Ln part</numerusform><numerusform>%Ln parts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation><numerusform>%Ln page</numerusform><numerusform>%Ln pages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln chapter(s)</source>
        <translation><numerusform>%Ln chapter</numerusform><numerusform>%Ln chapters</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation><numerusform>%Ln message</numerusform><numerusform>%Ln messages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheet(s)</source>
        <translation><numerusform>%Ln sheet</numerusform><numerusform>%Ln sheets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln slide(s)</source>
        <translation><numerusform>%Ln slide</numerusform><numerusform>%Ln slides</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be imported</source>
        <translation><numerusform>%Ln could not be imported</numerusform><numerusform>%Ln could not be imported</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln already in the library</source>
        <translation><numerusform>%Ln already in the library</numerusform><numerusform>%Ln already in the library</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) imported</source>
        <translation><numerusform>%Ln document imported</numerusform><numerusform>%Ln documents imported</numerusform></translation>
    </message>
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
    <message numerus="yes">
        <source>Carnet stops reading this folder and removes everything it keeps of its %Ln note(s):</source>
        <translation><numerusform>Carnet stops reading this folder and removes everything it keeps of its %Ln note:</numerusform><numerusform>Carnet stops reading this folder and removes everything it keeps of its %Ln notes:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Looked for its words in {size}. Some still stand in %Ln file(s):</source>
        <translation><numerusform>Looked for its words in {size}. Some still stand in %Ln file:</numerusform><numerusform>Looked for its words in {size}. Some still stand in %Ln files:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln other note(s) hold a piece of the same text and stay:</source>
        <translation><numerusform>%Ln other note holds a piece of the same text and stays:</numerusform><numerusform>%Ln other notes hold a piece of the same text and stay:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) to prepare</source>
        <translation><numerusform>%Ln passage to prepare</numerusform><numerusform>%Ln passages to prepare</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) forgotten.</source>
        <translation><numerusform>%Ln conversation forgotten.</numerusform><numerusform>%Ln conversations forgotten.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of their words looked for in every byte</source>
        <translation><numerusform>%Ln of their words looked for in every byte</numerusform><numerusform>%Ln of their words looked for in every byte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) listed</source>
        <translation><numerusform>%Ln document listed</numerusform><numerusform>%Ln documents listed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation><numerusform>%Ln conversation</numerusform><numerusform>%Ln conversations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln imported file(s)</source>
        <translation><numerusform>%Ln imported file</numerusform><numerusform>%Ln imported files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted</source>
        <translation><numerusform>%Ln file deleted</numerusform><numerusform>%Ln files deleted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) a second</source>
        <translation><numerusform>%Ln passage a second</numerusform><numerusform>%Ln passages a second</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{languages} and %Ln more</source>
        <translation><numerusform>{languages} and %Ln more</numerusform><numerusform>{languages} and %Ln more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Your notes are prepared for it beside what is there: %Ln passage(s). Search and answers go on with the present model until all are done, and you can keep it at any time.</source>
        <translation><numerusform>Your notes are prepared for it beside what is there: %Ln passage. Search and answers go on with the present model until all are done, and you can keep it at any time.</numerusform><numerusform>Your notes are prepared for it beside what is there: %Ln passages. Search and answers go on with the present model until all are done, and you can keep it at any time.</numerusform></translation>
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
    <name>SourceRows</name>
    <message numerus="yes">
        <source>Show all %Ln source(s)</source>
        <translation><numerusform>Show all %Ln source</numerusform><numerusform>Show all %Ln sources</numerusform></translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>and %Ln more</numerusform><numerusform>and %Ln more</numerusform></translation>
    </message>
</context>
<context>
    <name>ForgottenDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>and %Ln more</numerusform><numerusform>and %Ln more</numerusform></translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message numerus="yes">
        <source>%Ln forgotten</source>
        <translation><numerusform>%Ln forgotten</numerusform><numerusform>%Ln forgotten</numerusform></translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation><numerusform>Show %Ln more</numerusform><numerusform>Show %Ln more</numerusform></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>and %Ln more</numerusform><numerusform>and %Ln more</numerusform></translation>
    </message>
</context>
<context>
    <name>ConversationPainter</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation><numerusform>%Ln question</numerusform><numerusform>%Ln questions</numerusform></translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message numerus="yes">
        <source>Show %Ln earlier question(s)</source>
        <translation><numerusform>Show %Ln earlier question</numerusform><numerusform>Show %Ln earlier questions</numerusform></translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message numerus="yes">
        <source>%Ln passage(s) found. Enter asks.</source>
        <translation><numerusform>%Ln passage found. Enter asks.</numerusform><numerusform>%Ln passages found. Enter asks.</numerusform></translation>
    </message>
</context>
<context>
    <name>AnswerVoice</name>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation><numerusform>%Ln source</numerusform><numerusform>%Ln sources</numerusform></translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>Carnet holds copies of %Ln document(s) that you imported. Where you kept no other copy, this one is the last.</source>
        <translation><numerusform>Carnet holds the copy of %Ln document that you imported. If you kept no other copy, this one is the last.</numerusform><numerusform>Carnet holds copies of %Ln documents that you imported. Where you kept no other copy, this one is the last.</numerusform></translation>
    </message>
</context>
<context>
    <name>FolderStep</name>
    <message numerus="yes">
        <source>more than %Ln file(s)</source>
        <translation><numerusform>more than %Ln file</numerusform><numerusform>more than %Ln files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation><numerusform>%Ln file</numerusform><numerusform>%Ln files</numerusform></translation>
    </message>
</context>
<context>
    <name>ForgetPage</name>
    <message numerus="yes">
        <source>%Ln search(es) forgotten, in the window and in its file.</source>
        <translation><numerusform>%Ln search forgotten, in the window and in its file.</numerusform><numerusform>%Ln searches forgotten, in the window and in its file.</numerusform></translation>
    </message>
</context>
<context>
    <name>ProcessList</name>
    <message numerus="yes">
        <source>%Ln internet connection(s) open</source>
        <translation><numerusform>%Ln internet connection open</numerusform><numerusform>%Ln internet connections open</numerusform></translation>
    </message>
</context>
<context>
    <name>RelatedPanel</name>
    <message numerus="yes">
        <source>Show all %Ln note(s)</source>
        <translation><numerusform>Show %Ln note</numerusform><numerusform>Show all %Ln notes</numerusform></translation>
    </message>
</context>
</TS>
