<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Caution</source>
        <translation>Prudence</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Danger</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>No links to this note</source>
        <translation>Aucun lien vers cette note</translation>
    </message>
    <message>
        <source>No note called “{name}” is in the library</source>
        <translation>Aucune note nommée « {name} » dans la bibliothèque</translation>
    </message>
    <message>
        <source>No note is called {names}</source>
        <translation>Aucune note ne s’appelle {names}</translation>
    </message>
    <message>
        <source>Part {part} of {parts}, after this one</source>
        <translation>Partie {part} sur {parts}, après celle-ci</translation>
    </message>
    <message>
        <source>Part {part} of {parts}, before this one</source>
        <translation>Partie {part} sur {parts}, avant celle-ci</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citation</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Astuce</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>— {reference}</source>
        <translation>— {reference}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln related note(s)</source>
        <translation><numerusform>%Ln note proche</numerusform><numerusform>%Ln notes proches</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Linked from %Ln note(s)</source>
        <translation><numerusform>%Ln note mène ici</numerusform><numerusform>%Ln notes mènent ici</numerusform></translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>Le moteur n’a pas pu démarrer.</translation>
    </message>
    <message>
        <source>A part of Carnet is missing or may not be run. Install Carnet again.</source>
        <translation>Une partie de Carnet manque ou n’a pas le droit de s’exécuter. Réinstallez Carnet.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>The engine has stopped</source>
        <translation>Le moteur s’est arrêté</translation>
    </message>
    <message>
        <source>The engine is being started again</source>
        <translation>Le moteur redémarre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) lost what they had from it.</source>
        <translation><numerusform>%Ln réponse a perdu ce qu’elle en avait.</numerusform><numerusform>%Ln réponses ont perdu ce qu’elles en avaient.</numerusform></translation>
    </message>
    <message>
        <source>what answers took from it, in every conversation</source>
        <translation>ce que les réponses en ont tiré, dans toutes les conversations</translation>
    </message>
    <message numerus="yes">
        <source>The newest of these notes is %Ln year(s) old.</source>
        <translation><numerusform>La plus récente de ces notes a %Ln an.</numerusform><numerusform>La plus récente de ces notes a %Ln ans.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>This note is %Ln year(s) old.</source>
        <translation><numerusform>Cette note a %Ln an.</numerusform><numerusform>Cette note a %Ln ans.</numerusform></translation>
    </message>
    <message>
        <source>written by Carnet from your notes</source>
        <translation>écrit par Carnet à partir de vos notes</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>« {quote} »</translation>
    </message>
    <message>
        <source>The nearest notes, in case they help</source>
        <translation>Les notes les plus proches, au cas où</translation>
    </message>
    <message>
        <source>{matched} of {scanned} notes</source>
        <translation>{matched} notes sur {scanned}</translation>
    </message>
    <message>
        <source>Your notes do not agree</source>
        <translation>Vos notes ne sont pas d’accord</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Arrêtée avant la fin</translation>
    </message>
    <message>
        <source>Your notes do not say.</source>
        <translation>Vos notes ne le disent pas.</translation>
    </message>
    <message>
        <source>Searched for: {words}</source>
        <translation>Cherché : {words}</translation>
    </message>
    <message>
        <source>Asked of my notes with Carnet</source>
        <translation>Demandé à mes notes avec Carnet</translation>
    </message>
    <message>
        <source>Choose another place for it.</source>
        <translation>Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Le fichier n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Choose one of the library’s folders.</source>
        <translation>Choisissez un dossier de la bibliothèque.</translation>
    </message>
    <message>
        <source>Ask something first, then save it.</source>
        <translation>Posez d’abord une question, puis enregistrez.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>It was deleted. Choose another one, or begin a new one.</source>
        <translation>Elle a été supprimée. Choisissez-en une autre ou commencez-en une nouvelle.</translation>
    </message>
    <message>
        <source>This conversation is not there any more.</source>
        <translation>Cette conversation n’existe plus.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Export as Markdown</source>
        <translation>Exporter en Markdown</translation>
    </message>
    <message>
        <source>part {page}</source>
        <translation>partie {page}</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>p. {page}</translation>
    </message>
    <message>
        <source>chapter {page}</source>
        <translation>chapitre {page}</translation>
    </message>
    <message>
        <source>message {page}</source>
        <translation>message {page}</translation>
    </message>
    <message>
        <source>sheet {page}</source>
        <translation>feuille {page}</translation>
    </message>
    <message>
        <source>slide {page}</source>
        <translation>diapositive {page}</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>néerlandais</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>read as what it is, not as its name says</source>
        <translation>lu pour ce qu’il est, et non selon son nom</translation>
    </message>
    <message>
        <source>some attachments left out</source>
        <translation>certaines pièces jointes laissées de côté</translation>
    </message>
    <message>
        <source>hidden text left out</source>
        <translation>texte caché laissé de côté</translation>
    </message>
    <message>
        <source>only its beginning was read: it is very long</source>
        <translation>seul le début a été lu : il est très long</translation>
    </message>
    <message>
        <source>text recognised in pictures</source>
        <translation>texte reconnu dans des images</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation><numerusform>%Ln partie</numerusform><numerusform>%Ln parties</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation><numerusform>%Ln page</numerusform><numerusform>%Ln pages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln chapter(s)</source>
        <translation><numerusform>%Ln chapitre</numerusform><numerusform>%Ln chapitres</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation><numerusform>%Ln message</numerusform><numerusform>%Ln messages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheet(s)</source>
        <translation><numerusform>%Ln feuille</numerusform><numerusform>%Ln feuilles</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln slide(s)</source>
        <translation><numerusform>%Ln diapositive</numerusform><numerusform>%Ln diapositives</numerusform></translation>
    </message>
    <message>
        <source>{part} of {count}</source>
        <translation>{part} sur {count}</translation>
    </message>
    <message>
        <source>Give the password to keep a copy here that can be read without it.</source>
        <translation>Donnez le mot de passe pour garder ici une copie lisible sans lui.</translation>
    </message>
    <message>
        <source>already in the library</source>
        <translation>déjà dans la bibliothèque</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>Du presse-papiers</translation>
    </message>
    <message>
        <source>Stopped: {said}</source>
        <translation>Arrêté : {said}</translation>
    </message>
    <message>
        <source>Nothing to import was found</source>
        <translation>Rien à importer n’a été trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be imported</source>
        <translation><numerusform>%Ln n’a pas pu être importé</numerusform><numerusform>%Ln n’ont pas pu être importés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln already in the library</source>
        <translation><numerusform>%Ln déjà dans la bibliothèque</numerusform><numerusform>%Ln déjà dans la bibliothèque</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) imported</source>
        <translation><numerusform>%Ln document importé</numerusform><numerusform>%Ln documents importés</numerusform></translation>
    </message>
    <message>
        <source>Reading {number} of {total}</source>
        <translation>Lecture : {number} sur {total}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture en cours</translation>
    </message>
    <message>
        <source>Open it in the program it belongs to.</source>
        <translation>Ouvrez-la dans le programme qui lui convient.</translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation>Cette image ne peut pas être montrée ici.</translation>
    </message>
    <message>
        <source>Open it in the program it comes from to see its pages.</source>
        <translation>Ouvrez-le dans son programme d’origine pour voir ses pages.</translation>
    </message>
    <message>
        <source>Reading this file was stopped.</source>
        <translation>La lecture de ce fichier a été arrêtée.</translation>
    </message>
    <message>
        <source>Import it again when you want it read.</source>
        <translation>Importez-le de nouveau pour l’avoir dans la bibliothèque.</translation>
    </message>
    <message>
        <source>This kind of document is shown as text.</source>
        <translation>Ce type de document est montré sous forme de texte.</translation>
    </message>
    <message>
        <source>Check that the import folder is not among the forgotten or ignored ones.</source>
        <translation>Vérifiez que le dossier d’importation n’est ni oublié ni ignoré.</translation>
    </message>
    <message>
        <source>This file could not be taken into the library.</source>
        <translation>Ce fichier n’a pas pu entrer dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Save it as a PDF, a text or an office document, and import that.</source>
        <translation>Enregistrez-le en PDF, en texte ou en document bureautique, puis importez celui-ci.</translation>
    </message>
    <message>
        <source>Carnet does not read files of this kind.</source>
        <translation>Carnet ne lit pas les fichiers de ce type.</translation>
    </message>
    <message>
        <source>This file is not there.</source>
        <translation>Ce fichier est introuvable.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importés</translation>
    </message>
    <message>
        <source>Copy its documents</source>
        <translation>Copier ses documents</translation>
    </message>
    <message>
        <source>Watch the folder</source>
        <translation>Suivre le dossier</translation>
    </message>
    <message>
        <source>Watched where it is, Carnet follows every change and copies nothing. Copied, its documents stay in the library even when the folder goes.</source>
        <translation>Suivi là où il est, rien n’est copié et Carnet voit chaque changement. Copiés, ses documents restent dans la bibliothèque même si le dossier disparaît.</translation>
    </message>
    <message>
        <source>What should become of these folders?</source>
        <translation>Que faire de ces dossiers ?</translation>
    </message>
    <message>
        <source>What should become of “{folder}”?</source>
        <translation>Que faire de « {folder} » ?</translation>
    </message>
    <message>
        <source>Choose documents to import</source>
        <translation>Choisissez les documents à importer</translation>
    </message>
    <message>
        <source>Choose a folder of notes</source>
        <translation>Choisir un dossier de notes</translation>
    </message>
    <message>
        <source>[picture not loaded: {words}]</source>
        <translation>[image non chargée : {words}]</translation>
    </message>
    <message>
        <source>Closing the network…</source>
        <translation>Fermeture du réseau…</translation>
    </message>
    <message>
        <source>The network could not be closed on this system</source>
        <translation>Le réseau n’a pas pu être fermé sur ce système</translation>
    </message>
    <message>
        <source>Network denied by {what}, tried just now</source>
        <translation>Réseau refusé par {what}, vérifié à l’instant</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language these words are in</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>This note is no longer there.</source>
        <translation>Cette note n’est plus là.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed a moment ago. Search for it.</source>
        <translation>Elle vient peut-être d’être déplacée ou renommée. Cherchez-la.</translation>
    </message>
    <message>
        <source>This file is no longer there.</source>
        <translation>Ce fichier n’est plus là.</translation>
    </message>
    <message>
        <source>Nothing to do: it is looked for again at the next scan.</source>
        <translation>Rien à faire : il sera recherché au prochain passage.</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>Ce fichier ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>Check that you have the right to read it.</source>
        <translation>Vérifiez que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>This file is too large.</source>
        <translation>Ce fichier est trop grand.</translation>
    </message>
    <message>
        <source>Split it into smaller files to have it in Carnet.</source>
        <translation>Découpez-le en fichiers plus petits pour l’avoir dans Carnet.</translation>
    </message>
    <message>
        <source>This file is in the cloud, not on this computer.</source>
        <translation>Ce fichier est dans le nuage, pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Make it available offline to have it in Carnet.</source>
        <translation>Rendez-le disponible hors connexion pour l’avoir dans Carnet.</translation>
    </message>
    <message>
        <source>Carnet cannot make sense of this file.</source>
        <translation>Carnet ne comprend pas ce fichier.</translation>
    </message>
    <message>
        <source>Open it in the program it comes from and save it again.</source>
        <translation>Ouvrez-le dans le programme d’où il vient et enregistrez-le à nouveau.</translation>
    </message>
    <message>
        <source>This file is not text.</source>
        <translation>Ce fichier n’est pas du texte.</translation>
    </message>
    <message>
        <source>Open it with the program it belongs to, or remove it from the folder.</source>
        <translation>Ouvrez-le avec le programme auquel il appartient, ou retirez-le du dossier.</translation>
    </message>
    <message>
        <source>This file is not in the library.</source>
        <translation>Ce fichier n’est pas dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Add its folder to the library first.</source>
        <translation>Ajoutez d’abord son dossier à la bibliothèque.</translation>
    </message>
    <message>
        <source>This folder is not there.</source>
        <translation>Ce dossier n’est pas là.</translation>
    </message>
    <message>
        <source>Check its name; if it lies on another disk, connect that first.</source>
        <translation>Vérifiez son nom ; s’il est sur un autre disque, branchez-le d’abord.</translation>
    </message>
    <message>
        <source>A .carnetignore has lines that are no pattern; the others hold.</source>
        <translation>Un fichier .carnetignore contient des lignes qui ne sont pas des motifs ; les autres comptent.</translation>
    </message>
    <message>
        <source>Write one pattern a line, as in a .gitignore.</source>
        <translation>Écrivez un motif par ligne, comme dans un .gitignore.</translation>
    </message>
    <message>
        <source>A .carnetignore cannot be read: what it leaves out may be in the library.</source>
        <translation>Un fichier .carnetignore est illisible : ce qu’il écarte peut se trouver dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Check that it is a text file which you have the right to read.</source>
        <translation>Vérifiez que c’est un fichier texte et que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>This folder cannot be looked into.</source>
        <translation>Ce dossier ne peut pas être parcouru.</translation>
    </message>
    <message>
        <source>Check that you have the right to read it; what was read before is kept.</source>
        <translation>Vérifiez que vous avez le droit de le lire ; ce qui a déjà été lu est gardé.</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>C’est un fichier, pas un dossier.</translation>
    </message>
    <message>
        <source>Choose the folder it lies in.</source>
        <translation>Choisissez le dossier où il se trouve.</translation>
    </message>
    <message>
        <source>This folder is in the library already, or holds one that is.</source>
        <translation>Ce dossier est déjà dans la bibliothèque, ou en contient un qui y est.</translation>
    </message>
    <message>
        <source>To have the outer folder, remove the inner one first.</source>
        <translation>Pour avoir le dossier extérieur, retirez d’abord celui de l’intérieur.</translation>
    </message>
    <message>
        <source>The engine stopped before it could finish.</source>
        <translation>Le moteur s’est arrêté avant d’avoir fini.</translation>
    </message>
    <message>
        <source>Your notes and the index are safe. Try again.</source>
        <translation>Vos notes et l’index sont intacts. Réessayez.</translation>
    </message>
    <message>
        <source>Something went wrong inside the engine.</source>
        <translation>Quelque chose s’est mal passé dans le moteur.</translation>
    </message>
    <message>
        <source>Try again. If it happens every time, please report it with the log.</source>
        <translation>Réessayez. Si cela se reproduit à chaque fois, signalez-le avec le journal.</translation>
    </message>
    <message>
        <source>Something went wrong while the library was brought up to date.</source>
        <translation>Quelque chose s’est mal passé pendant la mise à jour de la bibliothèque.</translation>
    </message>
    <message>
        <source>It is tried again shortly. If it comes back, please report it with the log.</source>
        <translation>Un nouvel essai suit. Si cela revient, signalez-le avec le journal.</translation>
    </message>
    <message>
        <source>Another Carnet is already keeping this library up to date.</source>
        <translation>Un autre Carnet tient déjà cette bibliothèque à jour.</translation>
    </message>
    <message>
        <source>Use that window, or close it and try again.</source>
        <translation>Utilisez l’autre fenêtre, ou fermez-la et réessayez.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>Free some space; Carnet then goes on by itself.</source>
        <translation>Libérez de la place ; Carnet reprendra tout seul.</translation>
    </message>
    <message>
        <source>Carnet is not allowed to write in its own folder.</source>
        <translation>Carnet n’a pas le droit d’écrire dans son propre dossier.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Donnez-vous le droit d’y écrire.</translation>
    </message>
    <message>
        <source>Another program is changing the index at the same time.</source>
        <translation>Un autre programme modifie l’index en même temps.</translation>
    </message>
    <message>
        <source>Close other Carnet windows and commands, then try again.</source>
        <translation>Fermez les autres fenêtres et commandes de Carnet, puis réessayez.</translation>
    </message>
    <message>
        <source>The index is damaged and cannot be read.</source>
        <translation>L’index est abîmé et ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Move it away and start Carnet again: it is built anew from your notes.</source>
        <translation>Déplacez-le et relancez Carnet : il sera reconstruit à partir de vos notes.</translation>
    </message>
    <message>
        <source>The index was made by a newer version of Carnet.</source>
        <translation>L’index vient d’une version plus récente de Carnet.</translation>
    </message>
    <message>
        <source>Update Carnet.</source>
        <translation>Mettez Carnet à jour.</translation>
    </message>
    <message>
        <source>This computer&apos;s processor lacks AVX2, which the index needs.</source>
        <translation>Le processeur de cet ordinateur n’a pas AVX2, dont l’index a besoin.</translation>
    </message>
    <message>
        <source>Use a computer whose processor was made after about 2015.</source>
        <translation>Utilisez un ordinateur dont le processeur date d’après 2015 environ.</translation>
    </message>
    <message>
        <source>Files that belong to Carnet itself are missing.</source>
        <translation>Il manque des fichiers qui appartiennent à Carnet.</translation>
    </message>
    <message>
        <source>Install Carnet again.</source>
        <translation>Réinstallez Carnet.</translation>
    </message>
    <message>
        <source>The system does not let Carnet watch every folder for changes.</source>
        <translation>Le système ne laisse pas Carnet surveiller tous les dossiers.</translation>
    </message>
    <message>
        <source>Carnet looks through them every minute instead.</source>
        <translation>Carnet les parcourt donc chaque minute.</translation>
    </message>
    <message>
        <source>The question and its sources are longer than the language model can read.</source>
        <translation>La question et ses sources sont plus longues que ce que le modèle peut lire.</translation>
    </message>
    <message>
        <source>Shorten the question, or start a new conversation.</source>
        <translation>Raccourcissez la question, ou commencez une nouvelle conversation.</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>Installez-le à nouveau.</translation>
    </message>
    <message>
        <source>A model stopped working.</source>
        <translation>Un modèle a cessé de fonctionner.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, install the model anew or choose another.</source>
        <translation>Réessayez. Si cela se reproduit, réinstallez le modèle ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The files of a model are damaged.</source>
        <translation>Les fichiers d’un modèle sont abîmés.</translation>
    </message>
    <message>
        <source>A model is not installed.</source>
        <translation>Un modèle n’est pas installé.</translation>
    </message>
    <message>
        <source>The language model needs more memory than is free.</source>
        <translation>Le modèle de langue demande plus de mémoire qu’il n’en reste.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Fermez d’autres programmes, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>This adapter does not go with the language model.</source>
        <translation>Cet adaptateur ne va pas avec le modèle de langage.</translation>
    </message>
    <message>
        <source>Choose another adapter, or none.</source>
        <translation>Choisissez un autre adaptateur, ou aucun.</translation>
    </message>
    <message>
        <source>The language model has no adapter of that name.</source>
        <translation>Le modèle de langage n’a pas d’adaptateur de ce nom.</translation>
    </message>
    <message>
        <source>The language model runs on the processor.</source>
        <translation>Le modèle de langage tourne sur le processeur.</translation>
    </message>
    <message>
        <source>The language model runs on the processor ({instructions}).</source>
        <translation>Le modèle de langage tourne sur le processeur ({instructions}).</translation>
    </message>
    <message>
        <source>The language model runs on {card}.</source>
        <translation>Le modèle de langage tourne sur {card}.</translation>
    </message>
    <message>
        <source>The language model runs on {card}, with {layers} of its {total} layers.</source>
        <translation>Le modèle de langage tourne sur {card}, avec {layers} de ses {total} couches.</translation>
    </message>
    <message>
        <source>This model is of a kind this version cannot run.</source>
        <translation>Ce modèle est d’un type que cette version ne sait pas utiliser.</translation>
    </message>
    <message>
        <source>Choose another model, or update Carnet.</source>
        <translation>Choisissez un autre modèle, ou mettez Carnet à jour.</translation>
    </message>
    <message>
        <source>The model could not be downloaded.</source>
        <translation>Le modèle n’a pas pu être téléchargé.</translation>
    </message>
    <message>
        <source>Check the connection and try again.</source>
        <translation>Vérifiez la connexion et réessayez.</translation>
    </message>
    <message>
        <source>The file that was fetched is not the one that is expected.</source>
        <translation>Le fichier reçu n’est pas celui qui était attendu.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, do not use that file.</source>
        <translation>Réessayez. Si cela se reproduit, n’utilisez pas ce fichier.</translation>
    </message>
    <message>
        <source>Carnet cannot write in the folder of the models.</source>
        <translation>Carnet ne peut pas écrire dans le dossier des modèles.</translation>
    </message>
    <message>
        <source>Another installation of models is running.</source>
        <translation>Une autre installation de modèles est en cours.</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>Attendez qu’elle soit finie, puis réessayez.</translation>
    </message>
    <message>
        <source>The models could not be installed.</source>
        <translation>Les modèles n’ont pas pu être installés.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln fichier n’a pas pu être lu</numerusform>
            <numerusform>%Ln fichiers n’ont pas pu être lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Recherche de changements</translation>
    </message>
    <message>
        <source>Reading notes</source>
        <translation>Lecture des notes</translation>
    </message>
    <message>
        <source>Learning what they mean</source>
        <translation>Apprentissage du sens</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for a model; %Ln passage(s) found by words only</source>
        <translation>
            <numerusform>En attente d’un modèle ; %Ln passage trouvé par ses mots seulement</numerusform>
            <numerusform>En attente d’un modèle ; %Ln passages trouvés par leurs mots seulement</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message numerus="yes">
        <source>Looked through %Ln note(s)</source>
        <translation>
            <numerusform>%Ln note parcourue</numerusform>
            <numerusform>%Ln notes parcourues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) not yet learned</source>
        <translation>
            <numerusform>%Ln passage pas encore appris</numerusform>
            <numerusform>%Ln passages pas encore appris</numerusform>
        </translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>ligne {line}</translation>
    </message>
    <message>
        <source>lines {first}–{last}</source>
        <translation>lignes {first}–{last}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>the kernel (seccomp)</source>
        <translation>le noyau (seccomp)</translation>
    </message>
    <message>
        <source>an empty network namespace</source>
        <translation>un espace réseau vide</translation>
    </message>
    <message>
        <source>the system&apos;s sandbox</source>
        <translation>le bac à sable du système</translation>
    </message>
    <message>
        <source>Python&apos;s audit hook</source>
        <translation>l’audit de Python</translation>
    </message>
    <message>
        <source>An IPv4 connection</source>
        <translation>Une connexion IPv4</translation>
    </message>
    <message>
        <source>An IPv6 connection</source>
        <translation>Une connexion IPv6</translation>
    </message>
    <message>
        <source>A connection made past Python</source>
        <translation>Une connexion qui contourne Python</translation>
    </message>
    <message>
        <source>Looking up a name</source>
        <translation>La recherche d’un nom</translation>
    </message>
    <message>
        <source>A connection from a child process</source>
        <translation>Une connexion depuis un processus enfant</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>partly in your notes</source>
        <translation>en partie dans vos notes</translation>
    </message>
    <message>
        <source>not in your notes</source>
        <translation>pas dans vos notes</translation>
    </message>
    <message>
        <source>Carnet removes everything it keeps of this note:</source>
        <translation>Carnet efface tout ce qu’il garde de cette note :</translation>
    </message>
    <message numerus="yes">
        <source>Carnet stops reading this folder and removes everything it keeps of its %Ln note(s):</source>
        <translation>
            <numerusform>Carnet cesse de lire ce dossier et efface tout ce qu’il garde de sa %Ln note :</numerusform>
            <numerusform>Carnet cesse de lire ce dossier et efface tout ce qu’il garde de ses %Ln notes :</numerusform>
        </translation>
    </message>
    <message>
        <source>the text in the index, with its keywords</source>
        <translation>le texte dans l’index, avec ses mots-clés</translation>
    </message>
    <message>
        <source>the vectors made of it</source>
        <translation>les vecteurs qui en ont été tirés</translation>
    </message>
    <message>
        <source>older versions that still lie on the disk</source>
        <translation>les anciennes versions encore sur le disque</translation>
    </message>
    <message>
        <source>The file itself is not touched. It is not read again until you take it in again.</source>
        <translation>Le fichier lui-même n’est pas touché. Il ne sera relu que si vous le reprenez.</translation>
    </message>
    <message>
        <source>The files themselves are not touched. They are not read again until you add the folder again.</source>
        <translation>Les fichiers eux-mêmes ne sont pas touchés. Ils ne seront relus que si vous ajoutez à nouveau le dossier.</translation>
    </message>
    <message>
        <source>{passages} of {notes} removed.</source>
        <translation>Effacé : {passages}, {notes}.</translation>
    </message>
    <message>
        <source>It held no words to look for.</source>
        <translation>Il n’y avait aucun mot à chercher.</translation>
    </message>
    <message>
        <source>Looked for its words in {size}: none left.</source>
        <translation>Mots cherchés dans {size} : il n’en reste aucun.</translation>
    </message>
    <message numerus="yes">
        <source>Looked for its words in {size}. Some still stand in %Ln file(s):</source>
        <translation>
            <numerusform>Mots cherchés dans {size}. Il en reste dans %Ln fichier :</numerusform>
            <numerusform>Mots cherchés dans {size}. Il en reste dans %Ln fichiers :</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other note(s) hold a piece of the same text and stay:</source>
        <translation>
            <numerusform>%Ln autre note contient un passage du même texte et reste :</numerusform>
            <numerusform>%Ln autres notes contiennent un passage du même texte et restent :</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} passages</source>
        <translation>{amount} passages</translation>
    </message>
    <message>
        <source>What is read can be found and asked already.</source>
        <translation>Ce qui est lu se trouve et s’interroge déjà.</translation>
    </message>
    <message>
        <source>Answers use these so far. Search by words finds everything.</source>
        <translation>Les réponses s’en servent déjà. La recherche par mots trouve tout.</translation>
    </message>
    <message>
        <source>looking for changes</source>
        <translation>recherche de changements</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>reading {amount}</source>
        <translation>lecture, {amount}</translation>
    </message>
    <message>
        <source>looked at every few minutes</source>
        <translation>relu de temps en temps</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>not plugged in, or moved; its {notes} stay findable</source>
        <translation>débranché ou déplacé ; {notes} à trouver encore</translation>
    </message>
    <message>
        <source>this disk does not tell of changes, so it is looked at every few minutes</source>
        <translation>ce disque ne signale pas les changements : il est relu de temps en temps</translation>
    </message>
    <message>
        <source>Paused: the battery is low</source>
        <translation>En pause : batterie faible</translation>
    </message>
    <message>
        <source>Waiting: the computer is busy</source>
        <translation>En attente : ordinateur occupé</translation>
    </message>
    <message>
        <source>Goes on when the computer is plugged in.</source>
        <translation>Reprend quand l’ordinateur est branché.</translation>
    </message>
    <message>
        <source>Goes on when other programs are done.</source>
        <translation>Reprend quand les autres programmes ont fini.</translation>
    </message>
    <message>
        <source>Answers use {amount} passages so far.</source>
        <translation>Les réponses utilisent {amount} passages pour l’instant.</translation>
    </message>
    <message>
        <source>indexed on {day}</source>
        <translation>indexé le {day}</translation>
    </message>
    <message>
        <source>indexed {n} h ago</source>
        <translation>indexé il y a {n} h</translation>
    </message>
    <message>
        <source>indexed {n} min ago</source>
        <translation>indexé il y a {n} min</translation>
    </message>
    <message>
        <source>indexed {n} s ago</source>
        <translation>indexé il y a {n} s</translation>
    </message>
    <message>
        <source>about {n} s left</source>
        <translation>encore {n} s environ</translation>
    </message>
    <message>
        <source>about {n} min left</source>
        <translation>encore {n} min environ</translation>
    </message>
    <message>
        <source>about {n} h left</source>
        <translation>encore {n} h environ</translation>
    </message>
    <message>
        <source>Changing to {model}</source>
        <translation>Changement de modèle : {model}</translation>
    </message>
    <message>
        <source>Up to date, except what is offline</source>
        <translation>À jour, sauf ce qui est hors ligne</translation>
    </message>
    <message>
        <source>Search keeps working meanwhile.</source>
        <translation>La recherche continue de fonctionner.</translation>
    </message>
    <message>
        <source>offline since {day}</source>
        <translation>hors ligne depuis le {day}</translation>
    </message>
    <message>
        <source>“{folder}” has been offline since {day}</source>
        <translation>« {folder} » est hors ligne depuis le {day}</translation>
    </message>
    <message>
        <source>Plug it in and Carnet goes on. Its {notes} stay findable until you forget it.</source>
        <translation>Rebranchez-le et Carnet reprend. Il contient {notes} que la recherche trouve encore, tant que vous ne l’oubliez pas.</translation>
    </message>
    <message>
        <source>offline, still findable</source>
        <translation>hors ligne, trouvable</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) to prepare</source>
        <translation>
            <numerusform>%Ln passage à préparer</numerusform>
            <numerusform>%Ln passages à préparer</numerusform>
        </translation>
    </message>
    <message>
        <source>This file is damaged, or it is not what its name says.</source>
        <translation>Ce fichier est abîmé, ou il n’est pas ce que dit son nom.</translation>
    </message>
    <message>
        <source>This file is protected by a password.</source>
        <translation>Ce fichier est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>Open it in the program it comes from and save a copy without the password.</source>
        <translation>Ouvrez-le dans le programme d’où il vient et enregistrez une copie sans mot de passe.</translation>
    </message>
    <message>
        <source>The password does not open this file.</source>
        <translation>Le mot de passe n’ouvre pas ce fichier.</translation>
    </message>
    <message>
        <source>Try again; the file was left as it is.</source>
        <translation>Réessayez ; le fichier est resté tel quel.</translation>
    </message>
    <message>
        <source>There is no text in this file that could be read.</source>
        <translation>Aucun texte n’a pu être lu dans ce fichier.</translation>
    </message>
    <message>
        <source>If it is a picture of text, scan it again larger or straighter.</source>
        <translation>Si c’est une image de texte, numérisez-la plus grande ou plus droite.</translation>
    </message>
    <message>
        <source>Reading this file took too long and was stopped.</source>
        <translation>La lecture de ce fichier durait trop longtemps et a été arrêtée.</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Découpez-le en fichiers plus petits.</translation>
    </message>
    <message>
        <source>This file unpacks to far more than its size, so reading it was stopped.</source>
        <translation>Ce fichier se déploie bien au-delà de sa taille ; sa lecture a été arrêtée.</translation>
    </message>
    <message>
        <source>If you trust it, unpack it yourself and add the folder.</source>
        <translation>Si vous lui faites confiance, décompressez-le vous-même et ajoutez le dossier.</translation>
    </message>
    <message>
        <source>The program part that reads this kind of file failed on it.</source>
        <translation>La partie du programme qui lit ce genre de fichiers a échoué.</translation>
    </message>
    <message>
        <source>Save it in another format. If it happens with many files, please report it.</source>
        <translation>Enregistrez-le dans un autre format. Si cela arrive avec beaucoup de fichiers, merci de le signaler.</translation>
    </message>
    <message>
        <source>This folder is not in the library.</source>
        <translation>Ce dossier n’est pas dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Nothing to do: it may have been removed a moment ago.</source>
        <translation>Rien à faire : il vient peut-être d’être retiré.</translation>
    </message>
    <message>
        <source>This lies in a folder that Carnet was told to forget.</source>
        <translation>Ceci se trouve dans un dossier que Carnet a dû oublier.</translation>
    </message>
    <message>
        <source>Take the whole folder in again, from the list of what is forgotten.</source>
        <translation>Reprenez tout le dossier, dans la liste de ce qui est oublié.</translation>
    </message>
    <message>
        <source>Old files of the index could not be removed.</source>
        <translation>D’anciens fichiers de l’index n’ont pas pu être effacés.</translation>
    </message>
    <message>
        <source>Close other Carnet windows and commands, then start Carnet again.</source>
        <translation>Fermez les autres fenêtres et commandes de Carnet, puis relancez Carnet.</translation>
    </message>
    <message>
        <source>folder: {name}</source>
        <translation>dossier : {name}</translation>
    </message>
    <message>
        <source>tag: {name}</source>
        <translation>étiquette : {name}</translation>
    </message>
    <message>
        <source>type: {name}</source>
        <translation>type : {name}</translation>
    </message>
    <message>
        <source>language: {name}</source>
        <translation>langue : {name}</translation>
    </message>
    <message>
        <source>from {name} on</source>
        <translation>à partir du {name}</translation>
    </message>
    <message>
        <source>until {name}</source>
        <translation>jusqu’au {name}</translation>
    </message>
    <message>
        <source>dated {name}</source>
        <translation>daté : {name}</translation>
    </message>
    <message>
        <source>exactly “{name}”</source>
        <translation>exactement « {name} »</translation>
    </message>
    <message>
        <source>without “{name}”</source>
        <translation>sans « {name} »</translation>
    </message>
    <message>
        <source>{used} (instead of {typed})</source>
        <translation>{used} (au lieu de {typed})</translation>
    </message>
    <message>
        <source>Also searched for: {words}</source>
        <translation>Aussi cherché : {words}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>par les mots</translation>
    </message>
    <message>
        <source>words and meaning</source>
        <translation>par les mots et le sens</translation>
    </message>
    <message>
        <source>meaning needs a model</source>
        <translation>le sens demande un modèle</translation>
    </message>
    <message>
        <source>some notes by words only so far</source>
        <translation>certaines notes par les mots seulement pour l’instant</translation>
    </message>
    <message>
        <source>nothing from that time, so from any time</source>
        <translation>rien de cette période, donc de toute date</translation>
    </message>
    <message>
        <source>nothing with that tag, so with any</source>
        <translation>rien avec cette étiquette, donc avec toutes</translation>
    </message>
    <message>
        <source>The same in {places}</source>
        <translation>Le même texte dans {places}</translation>
    </message>
    <message>
        <source>Type a word or two that stand in the note you look for.</source>
        <translation>Tapez un mot ou deux qui figurent dans la note que vous cherchez.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>Rien trouvé pour « {query} ».</translation>
    </message>
    <message>
        <source>Fewer or other words may help.</source>
        <translation>Moins de mots, ou d’autres, peuvent aider.</translation>
    </message>
    <message>
        <source>Taking a restriction away may help.</source>
        <translation>Retirer une restriction peut aider.</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Markdown notes</source>
        <translation>Notes Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>Org notes</source>
        <translation>Notes Org</translation>
    </message>
    <message>
        <source>reStructuredText</source>
        <translation>reStructuredText</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Text documents</source>
        <translation>Documents de texte</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Diapositives</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Feuilles de calcul</translation>
    </message>
    <message>
        <source>Tables (CSV)</source>
        <translation>Tableaux (CSV)</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Livres</translation>
    </message>
    <message>
        <source>Notebooks</source>
        <translation>Carnets Jupyter</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Pages web</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Courriels</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Calendriers</translation>
    </message>
    <message>
        <source>Evernote exports</source>
        <translation>Exports d’Evernote</translation>
    </message>
    <message>
        <source>folder</source>
        <comment>before a colon</comment>
        <translation>dossier</translation>
    </message>
    <message>
        <source>tag</source>
        <comment>before a colon</comment>
        <translation>tag</translation>
    </message>
    <message>
        <source>type</source>
        <comment>before a colon</comment>
        <translation>type</translation>
    </message>
    <message>
        <source>lang</source>
        <comment>before a colon</comment>
        <translation>langue</translation>
    </message>
    <message>
        <source>after</source>
        <comment>before a colon</comment>
        <translation>après</translation>
    </message>
    <message>
        <source>before</source>
        <comment>before a colon</comment>
        <translation>avant</translation>
    </message>
    <message>
        <source>Found both ways</source>
        <translation>Trouvé des deux façons</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>Son titre</translation>
    </message>
    <message>
        <source>The passages around it</source>
        <translation>Les passages voisins</translation>
    </message>
    <message>
        <source>How many of your words it has</source>
        <translation>La part de vos mots présents</translation>
    </message>
    <message>
        <source>Your words side by side</source>
        <translation>Vos mots côte à côte</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>Sa date</translation>
    </message>
    <message>
        <source>A second reading</source>
        <translation>Une seconde lecture</translation>
    </message>
    <message>
        <source>How telling its words are</source>
        <translation>La force de ses mots</translation>
    </message>
    <message>
        <source>Its meaning, among the results</source>
        <translation>Son sens, parmi les résultats</translation>
    </message>
    <message>
        <source>Its meaning by itself</source>
        <translation>Son sens en soi</translation>
    </message>
    <message>
        <source>Your words near each other</source>
        <translation>Vos mots proches l’un de l’autre</translation>
    </message>
    <message>
        <source>How its note begins</source>
        <translation>Le début de sa note</translation>
    </message>
    <message>
        <source>Like the best results</source>
        <translation>Proche des meilleurs résultats</translation>
    </message>
    <message>
        <source>You named its note</source>
        <translation>Vous avez nommé sa note</translation>
    </message>
    <message>
        <source>Linked with the best results</source>
        <translation>Liée aux meilleurs résultats</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Ce qu’on peut en faire</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtrer par nom</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>lettres</translation>
    </message>
    <message>
        <source>Rename a conversation</source>
        <translation>Renommer une conversation</translation>
    </message>
    <message>
        <source>Delete a conversation</source>
        <translation>Supprimer une conversation</translation>
    </message>
    <message>
        <source>Where you type</source>
        <translation>Là où l’on écrit</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Envoyer la question</translation>
    </message>
    <message>
        <source>New line in a question</source>
        <translation>Nouvelle ligne dans une question</translation>
    </message>
    <message>
        <source>Ask what was typed into the search</source>
        <translation>Poser comme question ce qui est tapé dans la recherche</translation>
    </message>
    <message>
        <source>Next place, place before</source>
        <translation>Endroit suivant, endroit précédent</translation>
    </message>
    <message>
        <source>Imported from the clipboard</source>
        <translation>Importé du presse-papiers</translation>
    </message>
    <message>
        <source>Imported from {path}</source>
        <translation>Importé depuis {path}</translation>
    </message>
    <message>
        <source>written by Carnet</source>
        <translation>écrit par Carnet</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>n’a pas pu être lu</translation>
    </message>
    <message>
        <source>This many layers</source>
        <translation>Ce nombre de couches</translation>
    </message>
    <message>
        <source>Path of a folder</source>
        <translation>Chemin d’un dossier</translation>
    </message>
    <message>
        <source>A name, or *.part of one</source>
        <translation>Un nom, ou *.une partie</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Files and imports</source>
        <translation>Fichiers et importations</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Privacy and history</source>
        <translation>Confidentialité et historique</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are used.</source>
        <translation>Le fichier des réglages n’a pas pu être lu ; les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>Choose again what you had chosen.</source>
        <translation>Choisissez à nouveau ce que vous aviez choisi.</translation>
    </message>
    <message>
        <source>The old file is kept as {file}.</source>
        <translation>L’ancien fichier est gardé sous {file}.</translation>
    </message>
    <message>
        <source>Some settings had a value that cannot be used, so their defaults are used.</source>
        <translation>Certains réglages avaient une valeur inutilisable ; leurs valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>Les réglages n’ont pas pu être enregistrés.</translation>
    </message>
    <message>
        <source>Free some space, or give yourself the right to write in their folder.</source>
        <translation>Libérez de l’espace, ou donnez-vous le droit d’écrire dans leur dossier.</translation>
    </message>
    <message>
        <source>The settings were written by a newer Carnet.</source>
        <translation>Les réglages ont été écrits par un Carnet plus récent.</translation>
    </message>
    <message>
        <source>What this one does not know is left alone. Update Carnet to use it.</source>
        <translation>Ce que celui-ci ne connaît pas est laissé tel quel. Mettez Carnet à jour pour en profiter.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of the window. Questions are answered in the language they are asked in.</source>
        <translation>Celle de la fenêtre. Les réponses suivent la langue de la question.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Light, dark, or as the rest of your desktop.</source>
        <translation>Clair, sombre, ou comme le reste de votre bureau.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Of everything that is read, and of what goes with it.</source>
        <translation>De tout ce qui se lit, et de ce qui va avec.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Reduced, nothing breathes or slides.</source>
        <translation>Réduites, plus rien ne palpite ni ne glisse.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>Files and folders with these names, in every folder: Archive, *.draft.md. What is left out leaves the library. A .carnetignore file does the same for one folder.</source>
        <translation>Les fichiers et dossiers de ces noms, où qu’ils soient : Archive, *.draft.md. Ce qui est laissé de côté quitte la bibliothèque. Un fichier .carnetignore fait de même pour un seul dossier.</translation>
    </message>
    <message>
        <source>Folders to look through regularly</source>
        <translation>Dossiers à parcourir régulièrement</translation>
    </message>
    <message>
        <source>For disks that do not tell when a file changes and that Carnet does not recognise as such, like the shared folder of a virtual machine.</source>
        <translation>Pour les disques qui ne signalent pas les changements et que Carnet ne reconnaît pas, comme le dossier partagé d’une machine virtuelle.</translation>
    </message>
    <message>
        <source>Largest note</source>
        <translation>Note la plus grande</translation>
    </message>
    <message>
        <source>Larger text files are listed under what could not be read.</source>
        <translation>Les fichiers de texte plus grands figurent parmi ce qui n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Largest document</source>
        <translation>Document le plus grand</translation>
    </message>
    <message>
        <source>The same for PDF, office files, mail and pictures.</source>
        <translation>De même pour les PDF, la bureautique, le courrier et les images.</translation>
    </message>
    <message>
        <source>“Your notes do not say”</source>
        <translation>« Vos notes ne le disent pas »</translation>
    </message>
    <message>
        <source>How sure Carnet has to be before it answers.</source>
        <translation>À quel point Carnet doit être sûr avant de répondre.</translation>
    </message>
    <message>
        <source>Sentences that no note supports</source>
        <translation>Phrases qu’aucune note n’appuie</translation>
    </message>
    <message>
        <source>The language model sometimes writes what your notes do not say.</source>
        <translation>Le modèle de langue écrit parfois ce que vos notes ne disent pas.</translation>
    </message>
    <message>
        <source>Quote only</source>
        <translation>Citer seulement</translation>
    </message>
    <message>
        <source>Answers are your own sentences, word for word, without the language model.</source>
        <translation>Les réponses sont vos propres phrases, mot pour mot, sans le modèle de langue.</translation>
    </message>
    <message>
        <source>Keep conversations</source>
        <translation>Garder les conversations</translation>
    </message>
    <message>
        <source>On this computer alone. Turned off, what is kept already stays until you delete it.</source>
        <translation>Sur cet ordinateur seulement. Désactivé, ce qui est déjà gardé reste jusqu’à ce que vous le supprimiez.</translation>
    </message>
    <message>
        <source>Remember searches</source>
        <translation>Retenir les recherches</translation>
    </message>
    <message>
        <source>The search field offers them again. Turned off, those that are remembered are forgotten.</source>
        <translation>Le champ de recherche les propose à nouveau. Désactivé, celles qui sont retenues sont oubliées.</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Modèle de langue</translation>
    </message>
    <message>
        <source>It words the answers.</source>
        <translation>Il rédige les réponses.</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>Modèle de sens</translation>
    </message>
    <message>
        <source>It finds by meaning. With another one every note is learned anew, in the background; until then the present one goes on.</source>
        <translation>Il trouve par le sens. Avec un autre, chaque note est réapprise en arrière-plan ; d’ici là, l’actuel continue de servir.</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Modèle de reclassement</translation>
    </message>
    <message>
        <source>It reads the best passages again and puts them in a better order.</source>
        <translation>Il relit les meilleurs passages et les met dans un meilleur ordre.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>It changes how the language model writes, where a conversation names no other.</source>
        <translation>Il change la façon d’écrire du modèle de langue, là où une conversation n’en nomme pas d’autre.</translation>
    </message>
    <message>
        <source>Time for the reranker</source>
        <translation>Temps pour le reclassement</translation>
    </message>
    <message>
        <source>How much longer a search may take for it.</source>
        <translation>Combien de temps une recherche peut durer en plus.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Carte graphique</translation>
    </message>
    <message>
        <source>How many layers of the language model it computes.</source>
        <translation>Combien de couches du modèle de langue elle calcule.</translation>
    </message>
    <message>
        <source>Save the battery below</source>
        <translation>Épargner la batterie en dessous de</translation>
    </message>
    <message>
        <source>With less left and no charger, notes are found by their words until it is plugged in.</source>
        <translation>S’il en reste moins et sans chargeur, les notes se trouvent par leurs mots jusqu’au branchement.</translation>
    </message>
    <message>
        <source>Make room for other programs</source>
        <translation>Céder la place aux autres programmes</translation>
    </message>
    <message>
        <source>Work in the background rests while they need the processor.</source>
        <translation>Le travail d’arrière-plan se repose tant qu’ils ont besoin du processeur.</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>Rester dans la zone de notification</translation>
    </message>
    <message>
        <source>Closing the window leaves Carnet there: it follows your notes, a click brings it back.</source>
        <translation>La fenêtre fermée, Carnet y reste : il suit vos notes, un clic le ramène.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Only when something needs you while the window is not in front.</source>
        <translation>Seulement quand quelque chose a besoin de vous et que la fenêtre n’est pas devant.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>None, leave it out</source>
        <translation>Aucun, s’en passer</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complètes</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduites</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Les omettre</translation>
    </message>
    <message>
        <source>Show them, marked</source>
        <translation>Les montrer, signalées</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>Autant qu’il en tient</translation>
    </message>
    <message>
        <source>None, use the processor</source>
        <translation>Aucune, tout au processeur</translation>
    </message>
    <message>
        <source>Says so sooner: of 100 questions that your notes answer, about 10 are turned down.</source>
        <translation>Le dit plus tôt : sur 100 questions auxquelles vos notes répondent, une dizaine est refusée.</translation>
    </message>
    <message>
        <source>About 3 of 100 questions that your notes answer are turned down.</source>
        <translation>Sur 100 questions auxquelles vos notes répondent, 3 environ sont refusées.</translation>
    </message>
    <message>
        <source>Says so later: about 1 of 100 is turned down, and more answers miss the question.</source>
        <translation>Le dit plus tard : 1 sur 100 environ est refusée, et plus de réponses passent à côté.</translation>
    </message>
    <message>
        <source>Each is shown in grey, with the reason.</source>
        <translation>Chacune est montrée en gris, avec la raison.</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no model</comment>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Carnet chooses</source>
        <translation>Au choix de Carnet</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a setting</comment>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a setting</comment>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>an empty list</comment>
        <translation>rien</translation>
    </message>
    <message>
        <source>Export everything to a folder</source>
        <translation>Tout exporter dans un dossier</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>Exporter ici</translation>
    </message>
    <message>
        <source>Export everything to a zip file</source>
        <translation>Tout exporter dans un fichier zip</translation>
    </message>
    <message>
        <source>Trying to get out…</source>
        <translation>Tentatives de sortie…</translation>
    </message>
    <message>
        <source>Carnet tries every way out that it knows.</source>
        <translation>Carnet essaie toutes les sorties qu’il connaît.</translation>
    </message>
    <message>
        <source>It is denied by {names}. Carnet has just tried, in every way it knows:</source>
        <translation>Il en est empêché par {names}. Carnet vient d’essayer, de toutes les façons qu’il connaît :</translation>
    </message>
    <message>
        <source>How nearly every program reaches another computer.</source>
        <translation>C’est ainsi que presque tous les programmes joignent un autre ordinateur.</translation>
    </message>
    <message>
        <source>The same, in the newer way of addressing computers.</source>
        <translation>La même chose, avec la nouvelle manière d’adresser les ordinateurs.</translation>
    </message>
    <message>
        <source>By a library that Carnet cannot watch: only the system can stop it.</source>
        <translation>Par une bibliothèque que Carnet ne peut surveiller : seul le système peut l’arrêter.</translation>
    </message>
    <message>
        <source>Asking for the address of a name. Text could slip out in such a question.</source>
        <translation>Demander l’adresse d’un nom. Du texte pourrait sortir dans une telle demande.</translation>
    </message>
    <message>
        <source>By a program that the engine starts, without the engine's own guard.</source>
        <translation>Par un programme que le moteur lance, sans la garde propre au moteur.</translation>
    </message>
    <message>
        <source>The window is not cut off: it needs your screen and your desktop. It holds neither index nor model, loads nothing from the web, and opens a link only in your browser, when you agree.</source>
        <translation>La fenêtre n’est pas coupée du réseau : elle a besoin de votre écran et de votre bureau. Elle ne contient ni index ni modèle, ne charge rien du web, et n’ouvre un lien que dans votre navigateur, avec votre accord.</translation>
    </message>
    <message>
        <source>Fetching a model connects, once, when you ask for it. It does not open your library.</source>
        <translation>Le téléchargement d’un modèle se connecte, une fois, quand vous le demandez. Il n’ouvre pas votre bibliothèque.</translation>
    </message>
    <message>
        <source>Other programs see your files as before. A folder that is synchronised is sent by the program that synchronises it.</source>
        <translation>Les autres programmes voient vos fichiers comme avant. Un dossier synchronisé est envoyé par le programme qui le synchronise.</translation>
    </message>
    <message>
        <source>Carnet does not encrypt what it keeps. Whoever can read your disk can read it.</source>
        <translation>Carnet ne chiffre pas ce qu’il garde. Qui peut lire votre disque peut le lire.</translation>
    </message>
    <message>
        <source>Text index</source>
        <translation>Index du texte</translation>
    </message>
    <message>
        <source>Meaning index</source>
        <translation>Index du sens</translation>
    </message>
    <message>
        <source>List of documents</source>
        <translation>Liste des documents</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Imported documents</source>
        <translation>Documents importés</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Window and recent searches</source>
        <translation>Fenêtre et recherches récentes</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Fichiers temporaires</translation>
    </message>
    <message>
        <source>The text of your notes in pieces, and its words.</source>
        <translation>Le texte de vos notes en morceaux, et ses mots.</translation>
    </message>
    <message>
        <source>Numbers that stand for what each piece means.</source>
        <translation>Des nombres qui représentent le sens de chaque morceau.</translation>
    </message>
    <message>
        <source>Paths, titles, tags and dates, and what you told Carnet to forget.</source>
        <translation>Chemins, titres, étiquettes et dates, et ce que vous avez demandé à Carnet d’oublier.</translation>
    </message>
    <message>
        <source>What you asked and what was answered. Part of the list above.</source>
        <translation>Vos questions et les réponses. Compris dans la liste ci-dessus.</translation>
    </message>
    <message>
        <source>Copies of what you imported, as they were given.</source>
        <translation>Copies de ce que vous avez importé, telles quelles.</translation>
    </message>
    <message>
        <source>What went wrong where. Nothing that stands in a note.</source>
        <translation>Ce qui a mal tourné et où. Rien de ce qui est dans une note.</translation>
    </message>
    <message>
        <source>What you chose.</source>
        <translation>Ce que vous avez choisi.</translation>
    </message>
    <message>
        <source>Sizes and places, what you looked for and opened lately.</source>
        <translation>Tailles et positions, ce que vous avez cherché et ouvert récemment.</translation>
    </message>
    <message>
        <source>Drafts, and what has come of a download that was broken off.</source>
        <translation>Brouillons, et ce qui est arrivé d’un téléchargement interrompu.</translation>
    </message>
    <message>
        <source>Weights. Nothing of yours.</source>
        <translation>Des poids. Rien de vous.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>{size} in all. The disk has {free} left.</source>
        <translation>{size} en tout. Il reste {free} sur le disque.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) forgotten.</source>
        <translation><numerusform>%Ln conversation oubliée.</numerusform><numerusform>%Ln conversations oubliées.</numerusform></translation>
    </message>
    <message>
        <source>Words of them still stand in {files}.</source>
        <translation>Des mots en restent dans {files}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of their words looked for in every byte</source>
        <translation><numerusform>%Ln de leurs mots recherché dans chaque octet</numerusform><numerusform>%Ln de leurs mots recherchés dans chaque octet</numerusform></translation>
    </message>
    <message>
        <source>{looked} ({size}): none is left.</source>
        <translation>{looked} ({size}) : il n’en reste aucun.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) listed</source>
        <translation><numerusform>%Ln document recensé</numerusform><numerusform>%Ln documents recensés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation><numerusform>%Ln conversation</numerusform><numerusform>%Ln conversations</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln imported file(s)</source>
        <translation><numerusform>%Ln fichier importé</numerusform><numerusform>%Ln fichiers importés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted</source>
        <translation><numerusform>%Ln fichier effacé</numerusform><numerusform>%Ln fichiers effacés</numerusform></translation>
    </message>
    <message>
        <source>{files} ({size}). Looked again: nothing of them is left. Your notes are untouched.</source>
        <translation>{files} ({size}). Vérifié : il n’en reste rien. Vos notes sont intactes.</translation>
    </message>
    <message>
        <source>{files} ({size}). These could not be deleted: {left}</source>
        <translation>{files} ({size}). N’ont pas pu être effacés : {left}</translation>
    </message>
    <message>
        <source>Carnet export {day}</source>
        <translation>Export de Carnet {day}</translation>
    </message>
    <message>
        <source>README.txt</source>
        <translation>LISEZ-MOI.txt</translation>
    </message>
    <message>
        <source>every document of the library: where it lies, title, dates, tags</source>
        <translation>chaque document de la bibliothèque : emplacement, titre, dates, étiquettes</translation>
    </message>
    <message>
        <source>what was asked and answered, with its sources, as Markdown</source>
        <translation>questions et réponses avec leurs sources, en Markdown</translation>
    </message>
    <message>
        <source>the same in every detail, one conversation a line</source>
        <translation>la même chose en détail, une conversation par ligne</translation>
    </message>
    <message>
        <source>copies of what was imported, as they were given</source>
        <translation>copies de ce qui a été importé, telles quelles</translation>
    </message>
    <message>
        <source>the watched folders, and what Carnet was told to forget</source>
        <translation>les dossiers suivis, et ce que Carnet a dû oublier</translation>
    </message>
    <message>
        <source>which results were marked as right or wrong</source>
        <translation>les résultats notés justes ou faux</translation>
    </message>
    <message>
        <source>what was chosen, and how the window stood</source>
        <translation>ce qui a été choisi, et l’état de la fenêtre</translation>
    </message>
    <message>
        <source>What Carnet kept, copied on {day}.</source>
        <translation>Ce que Carnet gardait, copié le {day}.</translation>
    </message>
    <message>
        <source>The notes themselves are where they always were; they are not copied here. The index is not copied either: it can be made again from them. Nothing here is encrypted.</source>
        <translation>Les notes elles-mêmes sont toujours à leur place ; elles ne sont pas copiées ici. L’index n’est pas copié non plus : il peut être refait à partir d’elles. Rien ici n’est chiffré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) a second</source>
        <translation><numerusform>%Ln passage par seconde</numerusform><numerusform>%Ln passages par seconde</numerusform></translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Carnet will connect to {host}</source>
        <translation>Carnet va se connecter à {host}</translation>
    </message>
    <message>
        <source>Change to it</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Change to {model}?</source>
        <translation>Passer à {model} ?</translation>
    </message>
    <message>
        <source>Changes how its language model writes.</source>
        <translation>Change la façon d’écrire de son modèle de langue.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Vient de</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Calcule sur</translation>
    </message>
    <message>
        <source>Connect and download</source>
        <translation>Se connecter et télécharger</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Discard what has arrived of {model}?</source>
        <translation>Jeter ce qui est arrivé de {model} ?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Examining how well it writes</source>
        <translation>Examen de son écriture</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Find by meaning</source>
        <translation>Trouver par le sens</translation>
    </message>
    <message>
        <source>Finds notes by what they mean, in English. Notes in other languages are found by their words.</source>
        <translation>Trouve les notes par leur sens, en anglais. Celles dans d’autres langues se trouvent par leurs mots.</translation>
    </message>
    <message>
        <source>Finds notes by what they mean, in many languages: a question in one finds a note in another.</source>
        <translation>Trouve les notes par leur sens, dans de nombreuses langues : une question dans l’une trouve une note dans l’autre.</translation>
    </message>
    <message>
        <source>Get the file with your account in a browser, and add it from there.</source>
        <translation>Prenez le fichier avec votre compte dans un navigateur, puis ajoutez-le.</translation>
    </message>
    <message>
        <source>Install that model first, then add the adapter.</source>
        <translation>Installez d’abord ce modèle, puis ajoutez l’adaptateur.</translation>
    </message>
    <message>
        <source>It came from a file of yours, which stays where it is.</source>
        <translation>Il vient d’un de vos fichiers, qui reste où il est.</translation>
    </message>
    <message>
        <source>It may send you on to {hosts}, and nowhere else.</source>
        <translation>Il peut vous renvoyer vers {hosts}, et nulle part ailleurs.</translation>
    </message>
    <message>
        <source>It may write answers in {languages}.</source>
        <translation>Il peut rédiger les réponses : {languages}.</translation>
    </message>
    <message>
        <source>It needs config.json, tokenizer.json and model.safetensors of a cross-encoder.</source>
        <translation>Il y faut config.json, tokenizer.json et model.safetensors d’un cross-encoder.</translation>
    </message>
    <message>
        <source>It needs more memory than this computer has: it would not run, or hardly.</source>
        <translation>Il lui faut plus de mémoire que n’en a cet ordinateur : il ne marcherait pas, ou à peine.</translation>
    </message>
    <message>
        <source>It needs the files that sentence-transformers writes, with model.safetensors.</source>
        <translation>Il y faut les fichiers qu’écrit sentence-transformers, avec model.safetensors.</translation>
    </message>
    <message>
        <source>It runs when other programs are closed; otherwise the computer may slow down.</source>
        <translation>Il marche si d’autres programmes sont fermés ; sinon l’ordinateur peut ralentir.</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Licence: {licence}.</source>
        <translation>Licence : {licence}.</translation>
    </message>
    <message>
        <source>Measuring on this computer</source>
        <translation>Mesure sur cet ordinateur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Nothing was fetched from there. Get the file elsewhere and add it from there.</source>
        <translation>Rien n’y a été pris. Prenez le fichier ailleurs et ajoutez-le.</translation>
    </message>
    <message>
        <source>Nothing was fetched. Check the clock of this computer, or try another network.</source>
        <translation>Rien n’a été pris. Vérifiez l’heure de cet ordinateur, ou essayez un autre réseau.</translation>
    </message>
    <message>
        <source>Nothing was kept of it. Update Carnet, or choose another model.</source>
        <translation>Rien n’en a été gardé. Mettez Carnet à jour, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Put results in a better order</source>
        <translation>Mieux classer les résultats</translation>
    </message>
    <message>
        <source>Reading every byte of it again</source>
        <translation>Relecture de chaque octet</translation>
    </message>
    <message>
        <source>Reads the best results once more and puts what answers the question first.</source>
        <translation>Relit les meilleurs résultats et met en tête ce qui répond à la question.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove {model}?</source>
        <translation>Supprimer {model} ?</translation>
    </message>
    <message>
        <source>Rename what you bring, or remove the other one first.</source>
        <translation>Renommez ce que vous apportez, ou supprimez d’abord l’autre.</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Vitesse ici</translation>
    </message>
    <message>
        <source>The connection failed; trying again</source>
        <translation>La connexion a échoué ; nouvel essai</translation>
    </message>
    <message>
        <source>The download leads to a place that was not named before.</source>
        <translation>Le téléchargement mène à un endroit qui n’avait pas été nommé.</translation>
    </message>
    <message>
        <source>The file that is offered is not the one in the list of models.</source>
        <translation>Le fichier proposé n’est pas celui de la liste des modèles.</translation>
    </message>
    <message>
        <source>The folder holds no model for finding that Carnet can use.</source>
        <translation>Ce dossier ne contient pas de modèle de recherche que Carnet puisse utiliser.</translation>
    </message>
    <message>
        <source>The folder holds no model for ordering results that Carnet can use.</source>
        <translation>Ce dossier ne contient pas de modèle de classement que Carnet puisse utiliser.</translation>
    </message>
    <message>
        <source>The model is no longer offered at its address.</source>
        <translation>Le modèle n’est plus proposé à son adresse.</translation>
    </message>
    <message>
        <source>The other side cannot send the model at the moment.</source>
        <translation>Le serveur ne peut pas envoyer le modèle en ce moment.</translation>
    </message>
    <message>
        <source>The other side could not prove who it is.</source>
        <translation>Le serveur n’a pas pu prouver qui il est.</translation>
    </message>
    <message>
        <source>The other side does not give this model to everybody.</source>
        <translation>Le serveur ne donne pas ce modèle à tout le monde.</translation>
    </message>
    <message>
        <source>The smallest writer: quick on any computer. Expect quotations rather than prose.</source>
        <translation>Le plus petit rédacteur : rapide sur tout ordinateur. Attendez-vous à des citations plutôt qu’à de la prose.</translation>
    </message>
    <message>
        <source>There is already a model of that name.</source>
        <translation>Il y a déjà un modèle de ce nom.</translation>
    </message>
    <message>
        <source>There is no model of that name.</source>
        <translation>Il n’y a pas de modèle de ce nom.</translation>
    </message>
    <message>
        <source>This computer has {memory} of memory, {free} free now; {disk} of disk free</source>
        <translation>Cet ordinateur a {memory} de mémoire, dont {free} libres ; {disk} libres sur le disque</translation>
    </message>
    <message>
        <source>This file is an adapter, and the model that it belongs to is not installed.</source>
        <translation>Ce fichier est un adaptateur, et le modèle auquel il appartient n’est pas installé.</translation>
    </message>
    <message>
        <source>This frees {size}.</source>
        <translation>Cela libère {size}.</translation>
    </message>
    <message>
        <source>This frees {size}. A later download begins again.</source>
        <translation>Cela libère {size}. Un téléchargement ultérieur reprendra du début.</translation>
    </message>
    <message>
        <source>This model is in use.</source>
        <translation>Ce modèle est utilisé.</translation>
    </message>
    <message>
        <source>Try again later; what has arrived is kept.</source>
        <translation>Réessayez plus tard ; ce qui est arrivé est gardé.</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Extraction</translation>
    </message>
    <message>
        <source>This edition of Carnet cannot make the model ready.</source>
        <translation>Cette édition de Carnet ne peut pas préparer ce modèle.</translation>
    </message>
    <message>
        <source>Choose another model, or install the full edition of Carnet; your library and your models stay as they are.</source>
        <translation>Choisissez un autre modèle, ou installez l’édition complète de Carnet ; votre bibliothèque et vos modèles restent tels quels.</translation>
    </message>
    <message>
        <source>Update Carnet, or get the file elsewhere and add it from there.</source>
        <translation>Mettez Carnet à jour, ou prenez le fichier ailleurs et ajoutez-le.</translation>
    </message>
    <message>
        <source>Use another model in its place first, then remove this one.</source>
        <translation>Utilisez d’abord un autre modèle à sa place, puis supprimez celui-ci.</translation>
    </message>
    <message>
        <source>Write answers</source>
        <translation>Rédiger les réponses</translation>
    </message>
    <message>
        <source>Writes short answers, quick enough on a computer without a graphics card.</source>
        <translation>Écrit de courtes réponses, assez vite sur un ordinateur sans carte graphique.</translation>
    </message>
    <message>
        <source>Writes sound short answers; a few seconds to the first word on most computers.</source>
        <translation>Écrit de bonnes réponses courtes ; quelques secondes jusqu’au premier mot sur la plupart des ordinateurs.</translation>
    </message>
    <message>
        <source>Writes the best answers of this list. Slow without a graphics card, and it needs memory.</source>
        <translation>Écrit les meilleures réponses de cette liste. Lent sans carte graphique, et il lui faut de la mémoire.</translation>
    </message>
    <message>
        <source>You can download it again at any time.</source>
        <translation>Vous pourrez le télécharger à nouveau à tout moment.</translation>
    </message>
    <message numerus="yes">
        <source>Your notes are prepared for it beside what is there: %Ln passage(s). Search and answers go on with the present model until all are done, and you can keep it at any time.</source>
        <translation><numerusform>Vos notes sont préparées pour lui à côté de ce qui existe : %Ln passage. La recherche et les réponses continuent avec le modèle actuel jusqu’à la fin, et vous pouvez le garder à tout moment.</numerusform><numerusform>Vos notes sont préparées pour lui à côté de ce qui existe : %Ln passages. La recherche et les réponses continuent avec le modèle actuel jusqu’à la fin, et vous pouvez le garder à tout moment.</numerusform></translation>
    </message>
    <message>
        <source>Your notes are quoted first; its wording is added only where they carry it.</source>
        <translation>Vos notes sont citées d’abord ; ses mots ne s’ajoutent que là où elles les confirment.</translation>
    </message>
    <message>
        <source>a file of yours</source>
        <translation>un de vos fichiers</translation>
    </message>
    <message>
        <source>about {needed}</source>
        <translation>environ {needed}</translation>
    </message>
    <message>
        <source>about {needed} of {memory}</source>
        <translation>environ {needed} sur {memory}</translation>
    </message>
    <message>
        <source>checking its files</source>
        <translation>vérification des fichiers</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>convient</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesurée</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>paused at {share}</source>
        <translation>en pause à {share}</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>processeur</translation>
    </message>
    <message>
        <source>processor ({instructions})</source>
        <translation>processeur ({instructions})</translation>
    </message>
    <message>
        <source>reads {read}, writes {written} tokens a second</source>
        <translation>lit {read} et écrit {written} jetons par seconde</translation>
    </message>
    <message>
        <source>something went wrong</source>
        <translation>un problème s’est produit</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>juste</translation>
    </message>
    <message>
        <source>too big</source>
        <translation>trop gros</translation>
    </message>
    <message>
        <source>waits its turn</source>
        <translation>attend son tour</translation>
    </message>
    <message>
        <source>your notes are prepared</source>
        <translation>préparation de vos notes</translation>
    </message>
    <message>
        <source>{card}, {layers} of {total} layers</source>
        <translation>{card}, {layers} couches sur {total}</translation>
    </message>
    <message>
        <source>{done} of {total} passages prepared. Search keeps working meanwhile.</source>
        <translation>{done} passages sur {total} préparés. La recherche marche pendant ce temps.</translation>
    </message>
    <message>
        <source>{host}, in {n} s</source>
        <translation>{host}, dans {n} s</translation>
    </message>
    <message numerus="yes">
        <source>{languages} and %Ln more</source>
        <translation><numerusform>{languages} et %Ln autre</numerusform><numerusform>{languages} et %Ln autres</numerusform></translation>
    </message>
    <message>
        <source>{language}: {passed} of {asked}</source>
        <translation>{language} : {passed} sur {asked}</translation>
    </message>
    <message>
        <source>{licence} (has conditions of its own)</source>
        <translation>{licence} (avec ses propres conditions)</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} par seconde</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>{size} sur le disque</translation>
    </message>
    <message>
        <source>{title} ({size}) is fetched by a process of its own, checked, and kept on this computer. {host} learns your internet address and which file you want. Nothing about you or your notes is sent, and the engine stays cut off.</source>
        <translation>{title} ({size}) est pris par un processus à part, vérifié et gardé sur cet ordinateur. {host} apprend votre adresse internet et quel fichier vous voulez. Rien sur vous ni vos notes n’est envoyé, et le moteur reste isolé.</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>Il existe déjà quelque chose de ce nom.</translation>
    </message>
    <message>
        <source>Choose another name: nothing is overwritten.</source>
        <translation>Choisissez un autre nom : rien n’est écrasé.</translation>
    </message>
    <message>
        <source>This place lies in Carnet's own folders.</source>
        <translation>Cet endroit est dans les dossiers de Carnet.</translation>
    </message>
    <message>
        <source>Choose one outside of them: what lies there goes when everything is deleted.</source>
        <translation>Choisissez-en un en dehors : ce qui s’y trouve disparaît quand tout est effacé.</translation>
    </message>
    <message>
        <source>The disk has too little room for the export.</source>
        <translation>Le disque n’a pas assez de place pour l’export.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Libérez de la place, ou choisissez un autre disque.</translation>
    </message>
    <message>
        <source>The export could not be written.</source>
        <translation>L’export n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Choose another place, where you have the right to write.</source>
        <translation>Choisissez un autre endroit, où vous avez le droit d’écrire.</translation>
    </message>
    <message>
        <source>This does not look like a data directory of Carnet, so nothing was deleted.</source>
        <translation>Ceci ne ressemble pas à un dossier de données de Carnet, rien n’a donc été effacé.</translation>
    </message>
    <message>
        <source>Start Carnet on the right one.</source>
        <translation>Démarrez Carnet sur le bon.</translation>
    </message>
    <message>
        <source>A folder of yours lies in Carnet's own data, so nothing was deleted.</source>
        <translation>Un de vos dossiers se trouve dans les données de Carnet, rien n’a donc été effacé.</translation>
    </message>
    <message>
        <source>Move it elsewhere, then try again.</source>
        <translation>Déplacez-le ailleurs, puis réessayez.</translation>
    </message>
    <message>
        <source>This library is being deleted.</source>
        <translation>Cette bibliothèque est en cours d’effacement.</translation>
    </message>
    <message>
        <source>Wait a moment, then start Carnet again: it finishes what was begun.</source>
        <translation>Attendez un instant, puis redémarrez Carnet : il termine ce qui a été commencé.</translation>
    </message>
    <message>
        <source>The engine cannot reach the network</source>
        <translation>Le moteur ne peut pas atteindre le réseau</translation>
    </message>
    <message>
        <source>The engine is not cut off from the network</source>
        <translation>Le moteur n’est pas coupé du réseau</translation>
    </message>
    <message>
        <source>This system offers {names}, which is not enough. Attempts just made:</source>
        <translation>Ce système offre {names}, ce qui ne suffit pas. Essais faits à l’instant :</translation>
    </message>
    <message>
        <source>This system offers nothing to deny it with. Attempts just made:</source>
        <translation>Ce système n’offre rien pour l’en empêcher. Essais faits à l’instant :</translation>
    </message>
    <message>
        <source>Add a model from a file</source>
        <translation>Ajouter un modèle depuis un fichier</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Models ({patterns})</source>
        <translation>Modèles ({patterns})</translation>
    </message>
    <message>
        <source>Carnet chooses: {model}</source>
        <translation>Au choix de Carnet : {model}</translation>
    </message>
</context>
<context>
    <name>AdapterChoice</name>
    <message>
        <source>As set for all</source>
        <translation>Comme choisi pour toutes</translation>
    </message>
    <message>
        <source>No adapter</source>
        <translation>Aucun adaptateur</translation>
    </message>
    <message>
        <source>Adapter: {name}</source>
        <translation>Adaptateur : {name}</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message numerus="yes">
        <source>Reading %Ln note(s)…</source>
        <translation>
            <numerusform>Lecture de %Ln note…</numerusform>
            <numerusform>Lecture de %Ln notes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Your notes do not say.</source>
        <translation>Vos notes ne le disent pas.</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Arrêté avant la fin</translation>
    </message>
    <message>
        <source>Quoted from your notes, word for word</source>
        <translation>Cité de vos notes, mot pour mot</translation>
    </message>
    <message>
        <source>Looking through your notes…</source>
        <translation>Recherche dans vos notes…</translation>
    </message>
    <message>
        <source>Copy the answer with its references</source>
        <translation>Copier la réponse avec ses références</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Rédaction…</translation>
    </message>
    <message>
        <source>The nearest notes, in case they help</source>
        <translation>Les notes les plus proches, au cas où</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Without what came from a forgotten note</source>
        <translation>Sans ce qui venait d’une note oubliée</translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Do not rely on this sentence.</source>
        <translation>Ne vous fiez pas à cette phrase.</translation>
    </message>
    <message>
        <source>your notes do not give {what}</source>
        <translation>vos notes ne donnent pas {what}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>partly in your notes</source>
        <translation>en partie dans vos notes</translation>
    </message>
    <message>
        <source>Your notes say only part of this. Check the source.</source>
        <translation>Vos notes n’en disent qu’une partie. Vérifiez la source.</translation>
    </message>
    <message>
        <source>not in your notes</source>
        <translation>pas dans vos notes</translation>
    </message>
    <message>
        <source>Nothing in your notes supports this sentence. Do not rely on it.</source>
        <translation>Rien dans vos notes n’appuie cette phrase. Ne vous y fiez pas.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ClearableField</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Enter asks · Shift+Enter starts a new line</source>
        <translation>Entrée pour demander · Maj+Entrée pour aller à la ligne</translation>
    </message>
    <message>
        <source>Ask your notes</source>
        <translation>Interrogez vos notes</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Votre question</translation>
    </message>
    <message>
        <source>Stop  (Esc)</source>
        <translation>Arrêter  (Échap)</translation>
    </message>
    <message>
        <source>Ask  (Enter)</source>
        <translation>Demander  (Entrée)</translation>
    </message>
    <message>
        <source>The models are being loaded; the first answer takes longer.</source>
        <translation>Les modèles se chargent ; la première réponse prendra plus de temps.</translation>
    </message>
    <message>
        <source>Wait for this answer, or stop it with Esc.</source>
        <translation>Attendez cette réponse, ou arrêtez-la avec Échap.</translation>
    </message>
    <message>
        <source>Write a question first.</source>
        <translation>Écrivez d’abord une question.</translation>
    </message>
    <message numerus="yes">
        <source>This question is %Ln character(s) too long. Shorten it a little.</source>
        <translation>
            <numerusform>Cette question est trop longue de %Ln caractère. Raccourcissez-la un peu.</numerusform>
            <numerusform>Cette question est trop longue de %Ln caractères. Raccourcissez-la un peu.</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} of {limit} characters</source>
        <translation>{used} caractères sur {limit}</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Échap arrête la réponse</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Go to the last question</source>
        <translation>Aller à la dernière question</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier question(s)</source>
        <translation><numerusform>Afficher %Ln question précédente</numerusform><numerusform>Afficher %Ln questions précédentes</numerusform></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
</context>
<context>
    <name>DocumentPainter</name>
    <message>
        <source>written by Carnet</source>
        <translation>écrit par Carnet</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>n’a pas pu être lue</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop to add to the library</source>
        <translation>Déposez pour ajouter à la bibliothèque</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>What would you like to know?</source>
        <translation>Que voulez-vous savoir ?</translation>
    </message>
    <message>
        <source>When did I last …</source>
        <translation>Quand ai-je la dernière fois …</translation>
    </message>
    <message>
        <source>What did we decide about …</source>
        <translation>Qu’avons-nous décidé pour …</translation>
    </message>
    <message>
        <source>How do I …</source>
        <translation>Comment faire pour …</translation>
    </message>
    <message>
        <source>Ask in your own words. Every sentence of the answer points at the line it came from, in one of your {notes}.</source>
        <translation>Demandez avec vos mots. Chaque phrase de la réponse renvoie à la ligne d’où elle vient, dans vos {notes}.</translation>
    </message>
    <message>
        <source>Your notes are being looked for.</source>
        <translation>Recherche de vos notes.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Pas encore de notes</translation>
    </message>
    <message>
        <source>Add a folder of notes, or drop one on this window. Nothing in it is changed, and nothing leaves this machine.</source>
        <translation>Ajoutez un dossier de notes, ou déposez-en un sur cette fenêtre. Rien n’y est modifié, et rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Try the sample library</source>
        <translation>Essayer la bibliothèque d’exemple</translation>
    </message>
    <message>
        <source>Nothing in your folders could be read. The list at the left says why.</source>
        <translation>Rien n’a pu être lu dans vos dossiers. La liste à gauche dit pourquoi.</translation>
    </message>
    <message>
        <source>Your folders hold no note, PDF, office file or mail. Put one there and it appears by itself, or add another folder.</source>
        <translation>Vos dossiers ne contiennent ni note, ni PDF, ni document bureautique, ni courriel. Mettez-en un et il apparaîtra de lui-même, ou ajoutez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message>
        <source>All notes</source>
        <translation>Toutes les notes</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Show or hide the library</source>
        <translation>Montrer ou cacher la bibliothèque</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Show or hide the note</source>
        <translation>Montrer ou cacher la note</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sans réseau</translation>
    </message>
    <message>
        <source>Network open</source>
        <translation>Réseau ouvert</translation>
    </message>
    <message>
        <source>Narrow the search</source>
        <translation>Restreindre la recherche</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Import documents…</source>
        <translation>Importer des documents…</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtrer par nom</translation>
    </message>
    <message>
        <source>Filter the list of notes</source>
        <translation>Filtrer la liste des notes</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln forgotten</source>
        <translation>
            <numerusform>%Ln oubli</numerusform>
            <numerusform>%Ln oublis</numerusform>
        </translation>
    </message>
    <message>
        <source>No note has these letters in its name or title.</source>
        <translation>Aucune note n’a ces lettres dans son nom ou son titre.</translation>
    </message>
    <message>
        <source>No notes yet. They appear here as they are read.</source>
        <translation>Pas encore de notes. Elles apparaissent ici dès qu’elles sont lues.</translation>
    </message>
</context>
<context>
    <name>ModelsOffer</name>
    <message>
        <source>Until then Carnet finds your words and quotes your notes. With them it also finds by meaning and writes answers.</source>
        <translation>D’ici là, Carnet trouve vos mots et cite vos notes. Avec eux, il cherche aussi par le sens et rédige des réponses.</translation>
    </message>
    <message>
        <source>Install the starter models ({size})</source>
        <translation>Installer les modèles de départ ({size})</translation>
    </message>
    <message>
        <source>Install starter models</source>
        <translation>Installer les modèles</translation>
    </message>
    <message>
        <source>A separate process fetches {names} and checks them. Nothing about you or your notes is sent, and the engine stays cut off.</source>
        <translation>Un processus à part télécharge {names} et les vérifie. Rien de vous ni de vos notes n’est envoyé, et le moteur reste coupé du réseau.</translation>
    </message>
    <message>
        <source>Carnet will connect to {hosts}, this once</source>
        <translation>Carnet va se connecter à {hosts}, cette seule fois</translation>
    </message>
    <message>
        <source>Connect and install</source>
        <translation>Se connecter et installer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Installing the starter models</source>
        <translation>Installation des modèles de départ</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>The starter models are ready</source>
        <translation>Les modèles de départ sont prêts</translation>
    </message>
    <message>
        <source>Your notes are now being learned; answers get better as it goes on.</source>
        <translation>Carnet apprend maintenant vos notes ; les réponses s’améliorent à mesure.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>NoteView</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>Every file could be read</source>
        <translation>Tous les fichiers ont pu être lus</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Everything else was read. A file in this list is tried again when it changes, or when you press the button.</source>
        <translation>Tout le reste a été lu. Un fichier de cette liste est relu dès qu’il change, ou quand vous pressez le bouton.</translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>Copier cette liste</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Tout réessayer</translation>
    </message>
    <message>
        <source>If a file cannot be read, it is listed here with the reason.</source>
        <translation>Si un fichier ne peut pas être lu, il apparaît ici avec la raison.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Nouvel essai…</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress of reading your notes</source>
        <translation>Progression de la lecture de vos notes</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Continuer quand même</translation>
    </message>
</context>
<context>
    <name>QuestionBubble</name>
    <message>
        <source>Show the whole question</source>
        <translation>Montrer toute la question</translation>
    </message>
</context>
<context>
    <name>QuestionText</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search your notes</source>
        <translation>Chercher dans vos notes</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Click a number in an answer and its note opens here, at the right line.</source>
        <translation>Cliquez sur un numéro dans une réponse : sa note s’ouvre ici, à la bonne ligne.</translation>
    </message>
    <message>
        <source>This note has changed since it was read; the lines may have moved a little.</source>
        <translation>Cette note a changé depuis sa lecture ; les lignes ont pu bouger un peu.</translation>
    </message>
</context>
<context>
    <name>SourceRows</name>
    <message numerus="yes">
        <source>Show all %Ln source(s)</source>
        <translation>
            <numerusform>Montrer %Ln source</numerusform>
            <numerusform>Montrer les %Ln sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Stop, or go back</source>
        <translation>Arrêter, ou revenir</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Import documents…</source>
        <translation>Importer des documents…</translation>
    </message>
    <message>
        <source>Import what was copied</source>
        <translation>Importer ce qui a été copié</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Show or hide the library</source>
        <translation>Montrer ou cacher la bibliothèque</translation>
    </message>
    <message>
        <source>Show or hide the note</source>
        <translation>Montrer ou cacher la note</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>WindowWiring</name>
    <message>
        <source>Reading them goes on where it was.</source>
        <translation>Leur lecture reprend où elle en était.</translation>
    </message>
    <message>
        <source>The engine is running again</source>
        <translation>Le moteur fonctionne de nouveau</translation>
    </message>
    <message>
        <source>It had stopped. Your notes and the index are safe.</source>
        <translation>Il s’était arrêté. Vos notes et l’index sont intacts.</translation>
    </message>
    <message>
        <source>The engine stopped and is being started again</source>
        <translation>Le moteur s’est arrêté et redémarre</translation>
    </message>
    <message>
        <source>You can go on reading. Your notes and the index are safe.</source>
        <translation>Vous pouvez continuer à lire. Vos notes et l’index sont intacts.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Open this link in your browser?</source>
        <translation>Ouvrir ce lien dans votre navigateur ?</translation>
    </message>
    <message>
        <source>{address}

Your browser will connect; Carnet does not.</source>
        <translation>{address}

Votre navigateur se connectera ; Carnet, non.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>No note called “{name}” is in the library</source>
        <translation>Aucune note « {name} » dans la bibliothèque</translation>
    </message>
</context>
<context>
    <name>AbsentNote</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>What Carnet knows of it</source>
        <translation>Ce que Carnet en sait</translation>
    </message>
    <message>
        <source>This note is offline</source>
        <translation>Cette note est hors ligne</translation>
    </message>
    <message>
        <source>It lies in “{folder}”, which is not plugged in, or was moved. What Carnet read of it stays findable.</source>
        <translation>Elle se trouve dans « {folder} », qui est débranché ou a été déplacé. Ce que Carnet en a lu reste trouvable.</translation>
    </message>
    <message>
        <source>Connect the disk or the network share. The note then opens here by itself.</source>
        <translation>Branchez le disque ou le partage réseau. La note s’ouvrira alors ici d’elle-même.</translation>
    </message>
    <message>
        <source>This note cannot be shown</source>
        <translation>Cette note ne peut pas être affichée</translation>
    </message>
    <message>
        <source>last changed on {day}</source>
        <translation>modifiée le {day}</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Oubli en cours</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Forgetting “{name}”</source>
        <translation>Oubli de « {name} »</translation>
    </message>
    <message>
        <source>The index is being written anew without it, and then every byte of it is searched for what was in it. This may take a minute.</source>
        <translation>L’index est réécrit sans elle, puis on y cherche partout ce qu’elle contenait. Cela peut prendre une minute.</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Oublié</translation>
    </message>
    <message>
        <source>Not everything is gone</source>
        <translation>Tout n’est pas effacé</translation>
    </message>
    <message>
        <source>Forget it once more. If words still remain, please report it.</source>
        <translation>Oubliez-la encore une fois. S’il reste des mots, merci de le signaler.</translation>
    </message>
    <message>
        <source>Forget once more</source>
        <translation>Oublier encore une fois</translation>
    </message>
    <message>
        <source>“{name}” is not forgotten yet</source>
        <translation>« {name} » n’est pas encore oublié</translation>
    </message>
    <message>
        <source>What was begun is finished when Carnet starts the next time, at the latest.</source>
        <translation>Ce qui a été commencé sera terminé au plus tard au prochain démarrage de Carnet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Forget “{name}”?</source>
        <translation>Oublier « {name} » ?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForgottenDialog</name>
    <message>
        <source>Forgotten</source>
        <translation>Oublié</translation>
    </message>
    <message>
        <source>Carnet was told to forget these</source>
        <translation>Carnet a dû oublier ceci</translation>
    </message>
    <message>
        <source>They are not read, although they lie in a folder of the library.</source>
        <translation>Ils ne sont pas lus, bien qu’ils soient dans un dossier de la bibliothèque.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>LibraryWiring</name>
    <message>
        <source>Take “{name}” in again?</source>
        <translation>Reprendre « {name} » ?</translation>
    </message>
    <message>
        <source>Carnet was told to forget it. It would be read and found again.</source>
        <translation>Carnet a dû l’oublier. Il serait de nouveau lu et trouvé.</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Keep the present model?</source>
        <translation>Garder le modèle actuel ?</translation>
    </message>
    <message>
        <source>What was prepared for {model} is thrown away. Search and answers go on with the present model, as they do now.</source>
        <translation>Ce qui a été préparé pour {model} est jeté. La recherche et les réponses continuent avec le modèle actuel, comme maintenant.</translation>
    </message>
    <message>
        <source>Keep the present model</source>
        <translation>Garder le modèle actuel</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation>
            <numerusform>Afficher %Ln de plus</numerusform>
            <numerusform>Afficher %Ln de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Try {file} again</source>
        <translation>Réessayer {file}</translation>
    </message>
    <message>
        <source>Open {file} in your editor</source>
        <translation>Ouvrir {file} dans votre éditeur</translation>
    </message>
    <message>
        <source>Show {file} in its folder</source>
        <translation>Montrer {file} dans son dossier</translation>
    </message>
    <message>
        <source>Copy the path and the reason of {file}</source>
        <translation>Copier le chemin et la raison de {file}</translation>
    </message>
</context>
<context>
    <name>OfflineLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Forget it…</source>
        <translation>L’oublier…</translation>
    </message>
    <message>
        <source>Stop watching and forget {folder}</source>
        <translation>Ne plus suivre {folder} et l’oublier</translation>
    </message>
</context>
<context>
    <name>RebuildLine</name>
    <message>
        <source>Keep the present model</source>
        <translation>Garder le modèle actuel</translation>
    </message>
    <message>
        <source>Changing to {model}</source>
        <translation>Changement de modèle : {model}</translation>
    </message>
    <message>
        <source>{done} of {total} passages prepared. Search keeps working meanwhile.</source>
        <translation>{done} passages préparés sur {total}. La recherche continue de fonctionner.</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>written by Carnet</source>
        <translation>écrit par Carnet</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
</context>
<context>
    <name>ResultPainter</name>
    <message>
        <source>written by Carnet</source>
        <translation>écrit par Carnet</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
</context>
<context>
    <name>RowMenus</name>
    <message>
        <source>Show in the file manager</source>
        <translation>Montrer dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Look again now</source>
        <translation>Relire maintenant</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Forget this folder…</source>
        <translation>Oublier ce dossier…</translation>
    </message>
    <message>
        <source>Open in your editor</source>
        <translation>Ouvrir dans votre éditeur</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Montrer dans son dossier</translation>
    </message>
    <message>
        <source>Forget this note…</source>
        <translation>Oublier cette note…</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>What could not be read is also listed under the problems.</source>
        <translation>Ce qui n’a pas pu être lu figure aussi parmi les problèmes.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>et %Ln autre</numerusform><numerusform>et %Ln autres</numerusform></translation>
    </message>
    <message>
        <source>Stopping after this file</source>
        <translation>Arrêt après ce fichier</translation>
    </message>
    <message>
        <source>You can go on working; what was read is in the library.</source>
        <translation>Vous pouvez continuer à travailler ; ce qui est lu est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importation</translation>
    </message>
</context>
<context>
    <name>ImportRow</name>
    <message>
        <source>Trying…</source>
        <translation>Essai…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>Mot de passe de {name}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>Picture {when}.png</source>
        <translation>Image {when}.png</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Show the page</source>
        <translation>Montrer la page</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Montrer le texte</translation>
    </message>
    <message>
        <source>of {pages} pages</source>
        <translation>sur {pages} pages</translation>
    </message>
    <message>
        <source>/ {pages}</source>
        <translation>/ {pages}</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
</context>
<context>
    <name>PageReader</name>
    <message>
        <source>The page is being drawn</source>
        <translation>La page se dessine</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}; the cited words are framed</source>
        <translation>Page {page} sur {pages} ; les mots cités sont encadrés</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove: {restriction}</source>
        <translation>Retirer : {restriction}</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Another tag…</source>
        <translation>Une autre étiquette…</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>From a day on…</source>
        <translation>À partir d’un jour…</translation>
    </message>
    <message>
        <source>Until a day…</source>
        <translation>Jusqu’à un jour…</translation>
    </message>
    <message>
        <source>Keep recent searches</source>
        <translation>Garder les recherches récentes</translation>
    </message>
    <message>
        <source>Clear recent searches</source>
        <translation>Effacer les recherches récentes</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>Les sept derniers jours</translation>
    </message>
    <message>
        <source>The last month</source>
        <translation>Le dernier mois</translation>
    </message>
    <message>
        <source>The last three months</source>
        <translation>Les trois derniers mois</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>La dernière année</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent searches</source>
        <translation>Recherches récentes</translation>
    </message>
</context>
<context>
    <name>RecentModel</name>
    <message>
        <source>Searched for lately: {query}</source>
        <translation>Cherché récemment : {query}</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Why this result</source>
        <translation>Pourquoi ce résultat</translation>
    </message>
    <message>
        <source>This was the right note</source>
        <translation>C’était la bonne note</translation>
    </message>
</context>
<context>
    <name>SearchFoot</name>
    <message>
        <source>Clear recent searches</source>
        <translation>Effacer les recherches récentes</translation>
    </message>
    <message>
        <source>Remembers on this machine that this note answers these words.
“carnet eval --own” then tells how well your own searches work. Nothing leaves the machine.</source>
        <translation>Retient sur cette machine que cette note répond à ces mots.
« carnet eval --own » dit ensuite si vos propres recherches aboutissent. Rien ne quitte la machine.</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to open, Ctrl+Enter to ask</source>
        <translation>↑ ↓ pour choisir, Entrée pour ouvrir, Ctrl+Entrée pour demander</translation>
    </message>
    <message>
        <source>The right note · undo</source>
        <translation>La bonne note · annuler</translation>
    </message>
    <message>
        <source>This was the right note</source>
        <translation>C’était la bonne note</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Recherches récentes</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to search, Delete to remove</source>
        <translation>↑ ↓ pour choisir, Entrée pour chercher, Suppr pour retirer</translation>
    </message>
    <message>
        <source>Ctrl+Enter to ask</source>
        <translation>Ctrl+Entrée pour demander</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Masquer le pourquoi</translation>
    </message>
    <message>
        <source>Why this result</source>
        <translation>Pourquoi ce résultat</translation>
    </message>
    <message>
        <source>Which words, which ranks, which weights</source>
        <translation>Quels mots, quels rangs, quels poids</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this result</source>
        <translation>Pourquoi ce résultat</translation>
    </message>
    <message>
        <source>Why this is result {place}</source>
        <translation>Pourquoi c’est le résultat {place}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Vos mots</translation>
    </message>
    <message>
        <source>In it: {words}</source>
        <translation>Présents : {words}</translation>
    </message>
    <message>
        <source>None of your words is in it.</source>
        <translation>Aucun de vos mots n’y figure.</translation>
    </message>
    <message>
        <source>Not in it: {words}</source>
        <translation>Absents : {words}</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>Comment il a été trouvé</translation>
    </message>
    <message>
        <source>By words: not found</source>
        <translation>Par les mots : non trouvé</translation>
    </message>
    <message>
        <source>By words: place {rank}, score {score}</source>
        <translation>Par les mots : rang {rank}, score {score}</translation>
    </message>
    <message>
        <source>By meaning: not compared</source>
        <translation>Par le sens : non comparé</translation>
    </message>
    <message>
        <source>{found}; weighs {percent}</source>
        <translation>{found} ; compte pour {percent}</translation>
    </message>
    <message>
        <source>What its score is made of</source>
        <translation>De quoi son score est fait</translation>
    </message>
    <message>
        <source>Together: {score} of 1</source>
        <translation>Ensemble : {score} sur 1</translation>
    </message>
    <message>
        <source>By meaning: not among the first, similarity {score} of 1</source>
        <translation>Par le sens : pas parmi les premiers, proximité {score} sur 1</translation>
    </message>
    <message>
        <source>By meaning: place {rank}, similarity {score} of 1</source>
        <translation>Par le sens : rang {rank}, proximité {score} sur 1</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>A newer note, of {day}, says {value}.</source>
        <translation>Une note plus récente, du {day}, dit {value}.</translation>
    </message>
    <message>
        <source>Your notes do not agree</source>
        <translation>Vos notes ne sont pas d’accord</translation>
    </message>
</context>
<context>
    <name>ConversationPainter</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation><numerusform>%Ln question</numerusform><numerusform>%Ln questions</numerusform></translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation>Titre de la conversation</translation>
    </message>
</context>
<context>
    <name>ConversationsPane</name>
    <message>
        <source>Keep conversations</source>
        <translation>Garder les conversations</translation>
    </message>
    <message>
        <source>More about conversations</source>
        <translation>Plus sur les conversations</translation>
    </message>
    <message>
        <source>Nothing has been asked yet. Conversations are kept here.</source>
        <translation>Aucune question pour l’instant. Les conversations sont gardées ici.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Aucune conversation ne contient ces mots.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Save as a note in</source>
        <translation>Enregistrer comme note dans</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Exporter en Markdown…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Chercher une conversation</translation>
    </message>
</context>
<context>
    <name>ConversationsWiring</name>
    <message>
        <source>Exported</source>
        <translation>Exportée</translation>
    </message>
    <message>
        <source>{place}. Answers are never taken from it.</source>
        <translation>{place}. Aucune réponse n’en est jamais tirée.</translation>
    </message>
    <message>
        <source>Saved as a note</source>
        <translation>Enregistrée comme note</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Its questions and answers leave the disk. Your notes stay as they are.</source>
        <translation>Ses questions et ses réponses quittent le disque. Vos notes ne changent pas.</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>Supprimer « {title} » ?</translation>
    </message>
</context>
<context>
    <name>FailureNotice</name>
    <message>
        <source>Ask again</source>
        <translation>Demander à nouveau</translation>
    </message>
</context>
<context>
    <name>GapView</name>
    <message>
        <source>The nearest note does not have: {words}</source>
        <translation>La note la plus proche n’a pas : {words}</translation>
    </message>
    <message>
        <source>Looked for: {words}</source>
        <translation>Cherché : {words}</translation>
    </message>
    <message>
        <source>Quote what is nearest</source>
        <translation>Citer le plus proche</translation>
    </message>
    <message>
        <source>Search wider</source>
        <translation>Chercher plus largement</translation>
    </message>
</context>
<context>
    <name>ListingView</name>
    <message>
        <source>Show more ({left} left)</source>
        <translation>En afficher plus (encore {left})</translation>
    </message>
    <message>
        <source>{matched} of {scanned} notes</source>
        <translation>{matched} notes sur {scanned}</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>En afficher plus</translation>
    </message>
</context>
<context>
    <name>SearchedFor</name>
    <message>
        <source>Searched for: {words}</source>
        <translation>Cherché : {words}</translation>
    </message>
    <message>
        <source>What to search for</source>
        <translation>Ce qu’il faut chercher</translation>
    </message>
    <message>
        <source>Change what is searched for</source>
        <translation>Modifier ce qui est cherché</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Third-party licences</source>
        <translation>Licences tierces</translation>
    </message>
    <message>
        <source>About Carnet</source>
        <translation>À propos de Carnet</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Ask your notes. Nothing leaves the machine.</source>
        <translation>Interrogez vos notes. Rien ne quitte la machine.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. Models and the libraries it is built on have licences of their own.</source>
        <translation>Logiciel libre sous licence Apache 2.0. Les modèles et les bibliothèques sur lesquels il repose ont leurs propres licences.</translation>
    </message>
    <message>
        <source>Its data lie in</source>
        <translation>Ses données se trouvent dans</translation>
    </message>
    <message>
        <source>Copy these details</source>
        <translation>Copier ces informations</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>ActionsWiring</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Notes opened lately</source>
        <translation>Notes ouvertes récemment</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About Carnet</source>
        <translation>À propos de Carnet</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire ?</translation>
    </message>
    <message>
        <source>Which note did you open?</source>
        <translation>Quelle note avez-vous ouverte ?</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Nothing is called like this.</source>
        <translation>Rien ne porte ce nom.</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>not possible now</source>
        <translation>impossible pour l’instant</translation>
    </message>
</context>
<context>
    <name>PalettePainter</name>
    <message>
        <source>not possible now</source>
        <translation>impossible pour l’instant</translation>
    </message>
</context>
<context>
    <name>PaneActions</name>
    <message>
        <source>Copy the last answer with its references</source>
        <translation>Copier la dernière réponse avec ses références</translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation>Renommer cette conversation</translation>
    </message>
    <message>
        <source>Export this conversation as Markdown…</source>
        <translation>Exporter cette conversation en Markdown…</translation>
    </message>
    <message>
        <source>Delete this conversation…</source>
        <translation>Supprimer cette conversation…</translation>
    </message>
    <message>
        <source>More about conversations</source>
        <translation>Plus d’actions sur les conversations</translation>
    </message>
    <message>
        <source>This was the right note</source>
        <translation>C’était la bonne note</translation>
    </message>
    <message>
        <source>Why was this found?</source>
        <translation>Pourquoi ce résultat ?</translation>
    </message>
    <message>
        <source>Narrow the search</source>
        <translation>Restreindre la recherche</translation>
    </message>
    <message>
        <source>Clear recent searches</source>
        <translation>Effacer les recherches récentes</translation>
    </message>
    <message>
        <source>Filter the list of notes</source>
        <translation>Filtrer la liste des notes</translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation>Chercher les changements maintenant</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Suspendre la lecture</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Reprendre la lecture</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Fichiers qui n’ont pas pu être lus</translation>
    </message>
    <message>
        <source>What was forgotten</source>
        <translation>Ce qui a été oublié</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>CrashWiring</name>
    <message>
        <source>Carnet closed unexpectedly last time</source>
        <translation>Carnet s’est fermé de façon inattendue la dernière fois</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Voir le rapport</translation>
    </message>
    <message>
        <source>Something went wrong in the window</source>
        <translation>Quelque chose s’est mal passé dans la fenêtre</translation>
    </message>
    <message>
        <source>You can go on. If something looks odd, start Carnet again.</source>
        <translation>Vous pouvez continuer. Si quelque chose vous paraît étrange, relancez Carnet.</translation>
    </message>
    <message>
        <source>Your notes and the index are safe. Nothing was sent to anybody.</source>
        <translation>Vos notes et l’index sont intacts. Rien n’a été envoyé à personne.</translation>
    </message>
</context>
<context>
    <name>DesktopWiring</name>
    <message>
        <source>Carnet goes on in the tray</source>
        <translation>Carnet reste dans la zone de notification</translation>
    </message>
    <message>
        <source>It keeps your notes up to date. To end it, choose Quit there.</source>
        <translation>Il tient vos notes à jour. Pour l’arrêter, choisissez-y Quitter.</translation>
    </message>
    <message>
        <source>Quick ask</source>
        <translation>Question rapide</translation>
    </message>
</context>
<context>
    <name>NoticeWiring</name>
    <message>
        <source>Carnet waits until there is space.</source>
        <translation>Carnet attend qu’il y ait de la place.</translation>
    </message>
    <message>
        <source>Open Carnet to read it.</source>
        <translation>Ouvrez Carnet pour la lire.</translation>
    </message>
    <message>
        <source>Open Carnet to see which, and why.</source>
        <translation>Ouvrez Carnet pour voir lesquels, et pourquoi.</translation>
    </message>
    <message>
        <source>Open Carnet to start it again.</source>
        <translation>Ouvrez Carnet pour le relancer.</translation>
    </message>
    <message>
        <source>Some documents could not be imported</source>
        <translation>Certains documents n’ont pas pu être importés</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>The engine has stopped</source>
        <translation>Le moteur s’est arrêté</translation>
    </message>
    <message>
        <source>Your answer is ready</source>
        <translation>Votre réponse est prête</translation>
    </message>
</context>
<context>
    <name>PatienceWiring</name>
    <message>
        <source>It may still come. What you ask meanwhile waits for it.</source>
        <translation>Il peut encore répondre. Ce que vous demandez entre-temps l’attend.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Le relancer</translation>
    </message>
    <message>
        <source>The engine takes longer than usual to start</source>
        <translation>Le moteur met plus de temps que d’habitude à démarrer</translation>
    </message>
</context>
<context>
    <name>QuickAnswer</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>QuickWindow</name>
    <message numerus="yes">
        <source>%Ln passage(s) found. Enter asks.</source>
        <translation><numerusform>%Ln passage trouvé. Entrée pose la question.</numerusform><numerusform>%Ln passages trouvés. Entrée pose la question.</numerusform></translation>
    </message>
    <message>
        <source>Ask or search your notes</source>
        <translation>Interroger vos notes ou y chercher</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Notes appear as you type. Enter asks.</source>
        <translation>Les notes apparaissent au fil de la frappe. Entrée pose la question.</translation>
    </message>
    <message>
        <source>Nothing found by these words. Enter asks all the same.</source>
        <translation>Rien trouvé avec ces mots. Entrée pose quand même la question.</translation>
    </message>
    <message>
        <source>Quick ask</source>
        <translation>Question rapide</translation>
    </message>
    <message>
        <source>{keys} goes on in the window · {escape} hides this</source>
        <translation>{keys} continue dans la fenêtre · {escape} masque celle-ci</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Report of what went wrong</source>
        <translation>Rapport sur ce qui s’est mal passé</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>This report lies on this computer alone. It holds no words of your notes, your questions or your searches. If you want to tell the makers of Carnet, copy it.</source>
        <translation>Ce rapport n’existe que sur cet ordinateur. Il ne contient aucun mot de vos notes, de vos questions ni de vos recherches. Pour en parler aux auteurs de Carnet, copiez-le.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Open Carnet</source>
        <translation>Ouvrir Carnet</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Quick ask</source>
        <translation>Question rapide</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>AnswerVoice</name>
    <message>
        <source>Looking through your notes…</source>
        <translation>Recherche dans vos notes…</translation>
    </message>
    <message>
        <source>Your notes do not say.</source>
        <translation>Vos notes ne le disent pas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation><numerusform>%Ln source</numerusform><numerusform>%Ln sources</numerusform></translation>
    </message>
    <message>
        <source>Stopped before the end. {sources}.</source>
        <translation>Arrêté avant la fin. {sources}.</translation>
    </message>
    <message>
        <source>The answer is complete. {sources}.</source>
        <translation>La réponse est complète. {sources}.</translation>
    </message>
    <message>
        <source>{sentence} Only partly in your notes.</source>
        <translation>{sentence} En partie seulement dans vos notes.</translation>
    </message>
    <message>
        <source>{sentence} Not in your notes.</source>
        <translation>{sentence} Pas dans vos notes.</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Nothing was found.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
</context>
<context>
    <name>FolderRows</name>
    <message>
        <source>No folder is watched yet.</source>
        <translation>Aucun dossier n’est encore suivi.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Show {folder} in the file manager</source>
        <translation>Montrer {folder} dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Stop watching and forget {folder}</source>
        <translation>Ne plus suivre {folder} et l’oublier</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups of settings</source>
        <translation>Groupes de réglages</translation>
    </message>
</context>
<context>
    <name>NamesEditor</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Remove “{name}”</source>
        <translation>Retirer « {name} »</translation>
    </message>
</context>
<context>
    <name>SectionRows</name>
    <message>
        <source>Watched folders</source>
        <translation>Dossiers suivis</translation>
    </message>
    <message>
        <source>Carnet follows every change in them and only ever reads your notes.</source>
        <translation>Carnet y suit chaque changement et ne fait jamais que lire vos notes.</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Ce bureau n’a pas de zone de notification.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Tous les modèles</translation>
    </message>
    <message>
        <source>Install others, see what this computer can run, remove some.</source>
        <translation>En installer d’autres, voir ce que cet ordinateur peut faire tourner, en retirer.</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>Gérer les modèles…</translation>
    </message>
    <message>
        <source>Where your data lies</source>
        <translation>Où sont vos données</translation>
    </message>
    <message>
        <source>What is kept and how large it is; export it, forget it, delete it.</source>
        <translation>Ce qui est gardé et sa taille ; l’exporter, l’oublier, le supprimer.</translation>
    </message>
    <message>
        <source>Privacy…</source>
        <translation>Confidentialité…</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Default: {value}</source>
        <translation>Par défaut : {value}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reset “{setting}” to its default: {value}</source>
        <translation>Rétablir « {setting} » à sa valeur par défaut : {value}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Chercher un réglage</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Aucun réglage ne contient ces mots.</translation>
    </message>
    <message>
        <source>Reset all settings?</source>
        <translation>Rétablir tous les réglages ?</translation>
    </message>
    <message>
        <source>Your notes, conversations, folders and models stay as they are.</source>
        <translation>Vos notes, conversations, dossiers et modèles restent tels quels.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reset all settings…</source>
        <translation>Tout rétablir…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>What you chose holds until Carnet is closed.</source>
        <translation>Ce que vous avez choisi vaut jusqu’à la fermeture de Carnet.</translation>
    </message>
</context>
<context>
    <name>SettingsWiring</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Everything lies on this machine</source>
        <translation>Tout se trouve sur cette machine</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Recompter</translation>
    </message>
    <message>
        <source>Is it encrypted?</source>
        <translation>Est-ce chiffré ?</translation>
    </message>
    <message>
        <source>Carnet does not encrypt what it keeps, and it cannot see whether your disk is encrypted: your system's settings tell you. Where the disk is not, whoever has it in hand can read your notes and this index alike.</source>
        <translation>Carnet ne chiffre pas ce qu’il garde, et il ne peut pas voir si votre disque est chiffré : les réglages de votre système vous le disent. S’il ne l’est pas, qui l’a en main peut lire vos notes comme cet index.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>Other people who use this machine may be able to look in here:</source>
        <translation>D’autres personnes qui utilisent cette machine pourraient regarder ici :</translation>
    </message>
    <message>
        <source>Close it to others</source>
        <translation>Fermer aux autres</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Delete everything</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Delete everything Carnet keeps?</source>
        <translation>Effacer tout ce que Carnet garde ?</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type before everything is deleted</comment>
        <translation>effacer</translation>
    </message>
    <message>
        <source>Type “{word}” to go on:</source>
        <translation>Tapez « {word} » pour continuer :</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Carnet holds copies of %Ln document(s) that you imported. Where you kept no other copy, this one is the last.</source>
        <translation><numerusform>Carnet détient la copie de %Ln document que vous avez importé. Si vous n’en avez pas gardé d’autre, c’est la dernière.</numerusform><numerusform>Carnet détient les copies de %Ln documents que vous avez importés. Là où vous n’en avez pas gardé d’autre, c’est la dernière.</numerusform></translation>
    </message>
    <message>
        <source>Export everything first…</source>
        <translation>Tout exporter d’abord…</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>Ceci disparaît</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Ceci reste</translation>
    </message>
    <message>
        <source>Your notes: no file in your folders is touched.</source>
        <translation>Vos notes : aucun fichier de vos dossiers n’est touché.</translation>
    </message>
    <message>
        <source>Delete the models, too ({size})</source>
        <translation>Effacer aussi les modèles ({size})</translation>
    </message>
</context>
<context>
    <name>ExampleFinder</name>
    <message>
        <source>What do my notes say about “{title}”?</source>
        <translation>Que disent mes notes sur « {title} » ?</translation>
    </message>
</context>
<context>
    <name>FolderStep</name>
    <message>
        <source>Where are your notes?</source>
        <translation>Où sont vos notes ?</translation>
    </message>
    <message>
        <source>Choose a folder: everything in it is read where it is, and followed when it changes. Nothing was opened so far.</source>
        <translation>Choisissez un dossier : tout y est lu sur place, et suivi quand cela change. Rien n’a été ouvert jusqu’ici.</translation>
    </message>
    <message>
        <source>Looking for folders of notes, by their names alone…</source>
        <translation>Recherche de dossiers de notes, d’après leurs seuls noms…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Try the sample library</source>
        <translation>Essayer la bibliothèque d’exemple</translation>
    </message>
    <message>
        <source>or drop a folder anywhere on this window</source>
        <translation>ou déposez un dossier n’importe où sur cette fenêtre</translation>
    </message>
    <message>
        <source>Read: notes (Markdown, Org, text …), PDF, office files, e-mail. Left out: hidden folders, programs’ own folders, and what a .carnetignore names.</source>
        <translation>Lus : notes (Markdown, Org, texte…), PDF, documents bureautiques, courriels. Laissés de côté : les dossiers cachés, ceux des programmes, et ce que nomme un .carnetignore.</translation>
    </message>
    <message>
        <source>No folder here looks like one of notes by its name.</source>
        <translation>Aucun dossier ici ne semble, par son nom, contenir des notes.</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Obsidian vault</source>
        <translation>Coffre Obsidian</translation>
    </message>
    <message>
        <source>Logseq graph</source>
        <translation>Graphe Logseq</translation>
    </message>
    <message>
        <source>Zettlr workspace</source>
        <translation>Espace Zettlr</translation>
    </message>
    <message>
        <source>zk notebook</source>
        <translation>Carnet zk</translation>
    </message>
    <message>
        <source>Folder of notes</source>
        <translation>Dossier de notes</translation>
    </message>
    <message>
        <source>Your documents</source>
        <translation>Vos documents</translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln file(s)</source>
        <translation><numerusform>plus de %Ln fichier</numerusform><numerusform>plus de %Ln fichiers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation><numerusform>%Ln fichier</numerusform><numerusform>%Ln fichiers</numerusform></translation>
    </message>
</context>
<context>
    <name>ForgetPage</name>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Show the notes</source>
        <translation>Montrer les notes</translation>
    </message>
    <message>
        <source>What is forgotten</source>
        <translation>Ce qui est oublié</translation>
    </message>
    <message>
        <source>A note or a folder</source>
        <translation>Une note ou un dossier</translation>
    </message>
    <message>
        <source>Its menu in the list has “Forget”. Its text leaves the disk, and then every byte of the index is searched for its words. The file itself is not touched.</source>
        <translation>Son menu dans la liste propose « Oublier ». Son texte quitte le disque, puis ses mots sont recherchés dans chaque octet de l’index. Le fichier lui-même n’est pas touché.</translation>
    </message>
    <message>
        <source>Forget all searches</source>
        <translation>Oublier toutes les recherches</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Recherches récentes</translation>
    </message>
    <message>
        <source>What you looked for is offered again under the search field.</source>
        <translation>Ce que vous avez cherché est proposé de nouveau sous le champ de recherche.</translation>
    </message>
    <message>
        <source>Forget all conversations…</source>
        <translation>Oublier toutes les conversations…</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Toutes les conversations</translation>
    </message>
    <message>
        <source>Questions and answers leave the disk, and then every byte of the library is searched for their words. What you saved as a note is a file of yours and stays.</source>
        <translation>Questions et réponses quittent le disque, puis leurs mots sont recherchés dans chaque octet de la bibliothèque. Ce que vous avez enregistré comme note est un fichier à vous et reste.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es) forgotten, in the window and in its file.</source>
        <translation><numerusform>%Ln recherche oubliée, dans la fenêtre et dans son fichier.</numerusform><numerusform>%Ln recherches oubliées, dans la fenêtre et dans son fichier.</numerusform></translation>
    </message>
    <message>
        <source>Forgetting, then searching every byte for their words…</source>
        <translation>Oubli, puis recherche de leurs mots dans chaque octet…</translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>Your data is yours</source>
        <translation>Vos données sont à vous</translation>
    </message>
    <message>
        <source>To a folder…</source>
        <translation>Dans un dossier…</translation>
    </message>
    <message>
        <source>To a zip file…</source>
        <translation>Dans un fichier zip…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Tout exporter</translation>
    </message>
    <message>
        <source>Imported documents as they are, conversations with their sources as Markdown, the list of your documents, settings and what you judged, with a page that explains it. Nothing that is there is overwritten.</source>
        <translation>Les documents importés tels quels, les conversations avec leurs sources en Markdown, la liste de vos documents, les réglages et vos jugements, avec une page qui explique tout. Rien de ce qui existe n’est écrasé.</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>Tout effacer…</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>The index, conversations, imported copies, settings and what the window remembers. Your notes stay where they are. You are asked once more.</source>
        <translation>L’index, les conversations, les copies importées, les réglages et ce que la fenêtre retient. Vos notes restent où elles sont. Une confirmation vous est demandée.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Stopped. Nothing of it was left.</source>
        <translation>Arrêté. Il n’en est rien resté.</translation>
    </message>
</context>
<context>
    <name>ModelsStep</name>
    <message>
        <source>How well it finds and answers</source>
        <translation>Mieux trouver, mieux répondre</translation>
    </message>
    <message>
        <source>Carnet finds your words without any model. With models it also finds by meaning, and words its answers. They work on this machine alone.</source>
        <translation>Carnet trouve vos mots sans aucun modèle. Avec des modèles, il cherche aussi par le sens et rédige ses réponses. Ils ne travaillent que sur cette machine.</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Tous les modèles…</translation>
    </message>
    <message>
        <source>You can begin without them, and change them at any time.</source>
        <translation>Vous pouvez commencer sans eux, et en changer à tout moment.</translation>
    </message>
    <message>
        <source>You can change them at any time.</source>
        <translation>Vous pouvez en changer à tout moment.</translation>
    </message>
    <message>
        <source>Looking which models are there…</source>
        <translation>Recherche des modèles présents…</translation>
    </message>
    <message>
        <source>This machine could also run</source>
        <translation>Cette machine pourrait aussi faire tourner</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>not installed yet</source>
        <translation>pas encore installée</translation>
    </message>
    <message>
        <source>Finding by meaning</source>
        <translation>Recherche par le sens</translation>
    </message>
    <message>
        <source>Wording answers</source>
        <translation>Rédaction des réponses</translation>
    </message>
    <message>
        <source>Ordering results</source>
        <translation>Classement des résultats</translation>
    </message>
    <message>
        <source>Way of writing</source>
        <translation>Manière d’écrire</translation>
    </message>
    <message>
        <source>{role}: {state}</source>
        <translation>{role} : {state}</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Try again now</source>
        <translation>Essayer à nouveau</translation>
    </message>
    <message>
        <source>Carnet's processes</source>
        <translation>Les processus de Carnet</translation>
    </message>
    <message>
        <source>What this does not cover</source>
        <translation>Ce que cela ne couvre pas</translation>
    </message>
    <message>
        <source>It could not be tried</source>
        <translation>L’essai n’a pas pu se faire</translation>
    </message>
    <message>
        <source>Without the attempts, Carnet claims nothing.</source>
        <translation>Sans ces tentatives, Carnet n’affirme rien.</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Show in its folder</source>
        <translation>Montrer dans son dossier</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Copier le chemin</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Export, delete</source>
        <translation>Exporter, effacer</translation>
    </message>
</context>
<context>
    <name>PrivacyWiring</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Where my data lies</source>
        <translation>Où sont mes données</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Tout exporter…</translation>
    </message>
    <message>
        <source>Forget all conversations?</source>
        <translation>Oublier toutes les conversations ?</translation>
    </message>
    <message>
        <source>Every question and answer leaves the disk. This cannot be undone.</source>
        <translation>Toutes les questions et les réponses quittent le disque. C’est sans retour.</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Tout oublier</translation>
    </message>
    <message>
        <source>Everything is being deleted</source>
        <translation>Tout est en cours d’effacement</translation>
    </message>
    <message>
        <source>Your notes are not touched.</source>
        <translation>Vos notes ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Everything is deleted</source>
        <translation>Tout est effacé</translation>
    </message>
    <message>
        <source>Not everything could go</source>
        <translation>Tout n’a pas pu être effacé</translation>
    </message>
</context>
<context>
    <name>ProbeRow</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>trying…</source>
        <translation>essai…</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>went through</source>
        <translation>passée</translation>
    </message>
    <message>
        <source>The system said: {words}</source>
        <translation>Réponse du système : {words}</translation>
    </message>
</context>
<context>
    <name>ProcessList</name>
    <message>
        <source>Does not run just now.</source>
        <translation>Ne tourne pas en ce moment.</translation>
    </message>
    <message>
        <source>Runs now, process {pid}</source>
        <translation>Tourne, processus {pid}</translation>
    </message>
    <message>
        <source>connects to {host}</source>
        <translation>se connecte à {host}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln internet connection(s) open</source>
        <translation><numerusform>%Ln connexion internet ouverte</numerusform><numerusform>%Ln connexions internet ouvertes</numerusform></translation>
    </message>
    <message>
        <source>no internet connection open</source>
        <translation>aucune connexion internet ouverte</translation>
    </message>
    <message>
        <source>a filter of the kernel is in force</source>
        <translation>un filtre du noyau est en vigueur</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>La fenêtre</translation>
    </message>
    <message>
        <source>The engine</source>
        <translation>Le moteur</translation>
    </message>
    <message>
        <source>The reader of PDF and office files</source>
        <translation>Le lecteur de PDF et de documents bureautiques</translation>
    </message>
    <message>
        <source>The download of models</source>
        <translation>Le téléchargement des modèles</translation>
    </message>
    <message>
        <source>Could connect, and has nothing that does.</source>
        <translation>Pourrait se connecter, et n’a rien qui le fasse.</translation>
    </message>
    <message>
        <source>May not connect. It alone reads your notes and the index.</source>
        <translation>Ne peut pas se connecter. Lui seul lit vos notes et l’index.</translation>
    </message>
    <message>
        <source>May not connect, may write no file and start no program.</source>
        <translation>Ne peut ni se connecter, ni écrire de fichier, ni lancer de programme.</translation>
    </message>
    <message>
        <source>May connect. Runs only when you ask for a model.</source>
        <translation>Peut se connecter. Ne tourne que si vous demandez un modèle.</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>What this means</source>
        <translation>Ce que cela veut dire</translation>
    </message>
    <message>
        <source>The part that reads your notes tries to get out:</source>
        <translation>La partie qui lit vos notes essaie de sortir :</translation>
    </message>
    <message>
        <source>The part that reads your notes has just tried to get out, and could not:</source>
        <translation>La partie qui lit vos notes vient d’essayer de sortir, sans y parvenir :</translation>
    </message>
    <message>
        <source>The part that reads your notes has just tried to get out. Carnet sends nothing, but on this system nothing keeps it from doing so:</source>
        <translation>La partie qui lit vos notes vient d’essayer de sortir. Carnet n’envoie rien, mais sur ce système rien ne l’en empêche :</translation>
    </message>
    <message>
        <source>trying…</source>
        <translation>essai…</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>went through</source>
        <translation>passée</translation>
    </message>
    <message>
        <source>{attempt}: {verdict}</source>
        <translation>{attempt} : {verdict}</translation>
    </message>
</context>
<context>
    <name>StartWiring</name>
    <message>
        <source>Introduction</source>
        <translation>Introduction</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Étape {step} sur {steps}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Choose your notes</source>
        <translation>Choisir vos notes</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Skip the introduction</source>
        <translation>Passer l’introduction</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Check its files</source>
        <translation>Vérifier ses fichiers</translation>
    </message>
    <message>
        <source>Discard what has arrived…</source>
        <translation>Jeter ce qui est arrivé…</translation>
    </message>
    <message>
        <source>Do not install</source>
        <translation>Ne pas installer</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
    <message>
        <source>Go on with the download</source>
        <translation>Reprendre le téléchargement</translation>
    </message>
    <message>
        <source>Keep the present model</source>
        <translation>Garder le modèle actuel</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Réparer…</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Ne plus l’utiliser</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Utiliser maintenant</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Every file is as it should be.</source>
        <translation>Chaque fichier est comme il doit être.</translation>
    </message>
    <message>
        <source>Installed and checked.</source>
        <translation>Installé et vérifié.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Add from a file…</source>
        <translation>Ajouter depuis un fichier…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Or drop a GGUF file, or a model's folder, on this window</source>
        <translation>Ou déposez un fichier GGUF, ou le dossier d’un modèle, sur cette fenêtre</translation>
    </message>
</context>
<context>
    <name>ModelsWiring</name>
    <message>
        <source>Keep the present model</source>
        <translation>Garder le modèle actuel</translation>
    </message>
    <message>
        <source>Keep the present model?</source>
        <translation>Garder le modèle actuel ?</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>What was prepared for {model} is thrown away. It stays installed.</source>
        <translation>Ce qui a été préparé pour {model} est jeté. Il reste installé.</translation>
    </message>
    <message>
        <source>Choose it among the models (Ctrl+M) to use it.</source>
        <translation>Choisissez-le parmi les modèles (Ctrl+M) pour l’utiliser.</translation>
    </message>
    <message>
        <source>{model} is installed</source>
        <translation>{model} est installé</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this note</source>
        <translation>Chercher dans cette note</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Le suivant</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Le précédent</translation>
    </message>
    <message>
        <source>more than {number}</source>
        <translation>plus de {number}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} sur {total}</translation>
    </message>
</context>
<context>
    <name>NoteHead</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to “{title}”</source>
        <translation>Retour à « {title} »</translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation>Fermer la note</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Forward to “{title}”</source>
        <translation>Aller à « {title} »</translation>
    </message>
    <message>
        <source>Headings of this note</source>
        <translation>Titres de cette note</translation>
    </message>
    <message>
        <source>Open in your editor</source>
        <translation>Ouvrir dans votre éditeur</translation>
    </message>
    <message>
        <source>What can be done with this note</source>
        <translation>Ce qu’on peut faire de cette note</translation>
    </message>
</context>
<context>
    <name>NoteMenu</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy a link to this place</source>
        <translation>Copier un lien vers cet endroit</translation>
    </message>
    <message>
        <source>Copy as a quote with its reference</source>
        <translation>Copier comme citation avec sa référence</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Find in this note</source>
        <translation>Chercher dans cette note</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>Suivre le lien</translation>
    </message>
    <message>
        <source>Forget this note…</source>
        <translation>Oublier cette note…</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Titres</translation>
    </message>
    <message>
        <source>Open in your editor</source>
        <translation>Ouvrir dans votre éditeur</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Montrer dans son dossier</translation>
    </message>
    <message>
        <source>This note has no headings</source>
        <translation>Cette note n’a pas de titres</translation>
    </message>
</context>
<context>
    <name>ReadingWiring</name>
    <message>
        <source>Back to the note before</source>
        <translation>Revenir à la note précédente</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy a link to this place</source>
        <translation>Copier un lien vers cet endroit</translation>
    </message>
    <message>
        <source>Copy as a quote with its reference</source>
        <translation>Copier comme citation avec sa référence</translation>
    </message>
    <message>
        <source>Find in this note</source>
        <translation>Chercher dans cette note</translation>
    </message>
    <message>
        <source>Forget this note…</source>
        <translation>Oublier cette note…</translation>
    </message>
    <message>
        <source>Forward to the next note</source>
        <translation>Aller à la note suivante</translation>
    </message>
    <message>
        <source>Headings of this note</source>
        <translation>Titres de cette note</translation>
    </message>
    <message>
        <source>Open in your editor</source>
        <translation>Ouvrir dans votre éditeur</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Montrer dans son dossier</translation>
    </message>
    <message>
        <source>Show or hide related notes and links</source>
        <translation>Afficher ou masquer les notes proches et les liens</translation>
    </message>
    <message>
        <source>The next place found</source>
        <translation>Le résultat suivant dans la note</translation>
    </message>
    <message>
        <source>The place found before</source>
        <translation>Le résultat précédent dans la note</translation>
    </message>
    <message>
        <source>This note has no heading called “{name}”</source>
        <translation>Cette note n’a pas de titre « {name} »</translation>
    </message>
</context>
<context>
    <name>RelatedPanel</name>
    <message>
        <source>Fold this</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Linked from</source>
        <translation>Notes qui mènent ici</translation>
    </message>
    <message>
        <source>Links to</source>
        <translation>Liens vers</translation>
    </message>
    <message>
        <source>Looking for what belongs to this note…</source>
        <translation>Recherche de ce qui va avec cette note…</translation>
    </message>
    <message>
        <source>No other note links to this one, and none is about the same.</source>
        <translation>Aucune autre note ne mène à celle-ci, et aucune ne traite du même sujet.</translation>
    </message>
    <message>
        <source>Related notes</source>
        <translation>Notes proches</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln note(s)</source>
        <translation><numerusform>Afficher %Ln note</numerusform><numerusform>Afficher les %Ln notes</numerusform></translation>
    </message>
    <message>
        <source>Show what belongs to this note</source>
        <translation>Afficher ce qui va avec cette note</translation>
    </message>
</context>
<context>
    <name>FirstStep</name>
    <message>
        <source>Ask your notes</source>
        <translation>Interrogez vos notes</translation>
    </message>
    <message>
        <source>Carnet reads the folders you choose and answers questions about them.
Nothing leaves this machine.</source>
        <translation>Carnet lit les dossiers que vous choisissez et répond à vos questions.
Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>Answers with their source</source>
        <translation>Des réponses sourcées</translation>
    </message>
    <message>
        <source>Every sentence points at the line it came from. One click shows it.</source>
        <translation>Chaque phrase renvoie à la ligne d’où elle vient. Un clic la montre.</translation>
    </message>
    <message>
        <source>Honest when it does not know</source>
        <translation>Honnête quand il ne sait pas</translation>
    </message>
    <message>
        <source>What your notes do not say is not said. The nearest notes are shown.</source>
        <translation>Ce que vos notes ne disent pas n’est pas dit. Les plus proches sont montrées.</translation>
    </message>
    <message>
        <source>Your files stay yours</source>
        <translation>Vos fichiers restent à vous</translation>
    </message>
    <message>
        <source>Notes are only read, never changed or moved. Use any editor you like.</source>
        <translation>Les notes sont seulement lues, jamais modifiées ni déplacées. Gardez votre éditeur.</translation>
    </message>
</context>
</TS>
